import { counted } from '@slipway/core/markdown';
import type { Plan } from '@slipway/core/plan';
import type { Step } from '@slipway/core/step';
import { aboutToTell, type Cursor } from '@slipway/models/watch/cursor';
import { toldBy } from '@slipway/models/watch/mark';

import type { Spec } from './inputs.ts';
import type { Facts } from './look.ts';
import { dispatchingStep, markingStep } from './tell.ts';

/** Decides what to do: the cursor moves after what it stands for, never before. Pure. */
export function plan(spec: Spec, facts: Facts): Plan {
  const { subscriber, watched, dispatching } = facts;
  if (watched === undefined) {
    const { told } = spec.confirm!;
    if (Object.keys(told.models).length === 0) return { steps: [], unchanged: 'that run told nothing' };
    return { steps: [marked('confirm', `keep what ${subscriber} was told`, told, facts)] };
  }
  const { news, begin, gone } = watched;
  const steps: Step[] = [];
  if (begin !== undefined)
    steps.push(marked('begin', `begin ${subscriber}: what was before counts as told`, begin, facts));
  if (gone !== undefined) {
    const what = 'aliases or tags that it was told of';
    steps.push(marked('gone', `note for ${subscriber} that ${what} are gone`, gone, facts));
  }
  if (news.length === 0) {
    return steps.length > 0 ? { steps } : { steps, unchanged: `there is nothing new for ${subscriber}` };
  }
  const told = toldBy(news);
  const telling = aboutToTell(told);
  if (Object.keys(telling.models).length > 0)
    steps.push(marked('announce', `note what ${subscriber} is about to be told`, telling, facts));
  const events = counted(news.length, 'event');
  if (dispatching !== undefined) {
    const { registry } = facts;
    const args = { registry, subscriber, news, dispatching, replay: spec.replay };
    return { steps: [...steps, dispatchingStep(`send ${events} to ${dispatching.repository}`, args)] };
  }
  if (spec.mark === 'later') return { steps };
  return {
    steps,
    afterPublished: [marked('mark', `keep that ${subscriber} was told of ${events}`, told, facts)],
  };
}

function marked(id: string, title: string, told: Cursor, { registry, subscriber }: Facts): Step {
  return markingStep(id, title, { registry, subscriber, told });
}
