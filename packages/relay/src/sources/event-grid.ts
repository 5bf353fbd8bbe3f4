import { azureModel, isAzureType } from './azure-model.ts';
import { bearerRefusal } from './bearer.ts';
import { isCloudEvents } from './cloud-event.ts';
import { readAsCloudEvents } from './cloud-events.ts';
import { field, textField, type Draft } from './draft.ts';
import { reading, type SourceKind } from './kind.ts';

/**
 * Azure Event Grid with either of its schemas: its own, whose subscriptions are validated by an event, or CloudEvents,
 * which ask with OPTIONS.
 * Source: https://learn.microsoft.com/azure/event-grid/webhook-event-delivery
 */
export const eventGrid: SourceKind = {
  id: 'event-grid',
  hasHandshake: true,
  refusal: bearerRefusal,

  read(json, request, source) {
    if (isCloudEvents(json, request)) return readAsCloudEvents(json, request, source);
    const events: Draft[] = [];
    const ignored: string[] = [];
    const faults: string[] = [];
    for (const [index, envelope] of listOf(json).entries()) {
      const type = textField(envelope, 'eventType');
      const id = textField(envelope, 'id');
      if (type === validation) {
        const validationResponse = textField(field(envelope, 'data'), 'validationCode');
        if (validationResponse !== undefined) return reading({ answer: { validationResponse } });
      }
      if (type === undefined || id === undefined) faults.push(`event ${index + 1} has no eventType or no id`);
      else if (!isAzureType(type)) ignored.push(`${type} is no event of a model version`);
      else {
        const draft = azureModel(
          {
            id,
            type,
            source: textField(envelope, 'topic'),
            subject: textField(envelope, 'subject'),
            time: field(envelope, 'eventTime'),
            data: field(envelope, 'data'),
          },
          source.registry,
        );
        if (typeof draft === 'string') ignored.push(draft);
        else events.push(draft);
      }
    }
    return reading({ events, ignored, faults });
  },
};

/** Event Grid sends lists; whoever tries it by hand, or stands between, one event. */
function listOf(json: unknown): unknown[] {
  return Array.isArray(json) ? json : [json];
}

const validation = 'Microsoft.EventGrid.SubscriptionValidationEvent';
