import { modelTypes } from '@slipway/core/model-record';
import type { AzureModel } from './azure-types.ts';
import { defined } from './defined.ts';
import type { YamlValue } from './yaml-value.ts';

const fieldNames = [
  'name',
  'version',
  'description',
  'tags',
  'properties',
  'path',
  'type',
  'flavors',
  'stage',
  'datastore',
  '$schema',
  'id',
  'job_name',
  'latest_version',
  'creation_context',
  'utc_time_created',
  'resourceGroup',
];

/** Reads a model that is written out. */
export function modelFrom(value: YamlValue): AzureModel {
  const fields = value.knownFields(fieldNames, 'the fields of an Azure ML model');
  return defined<AzureModel>({
    name: fields.get('name')?.text(),
    version: fields.get('version')?.text(),
    description: fields.get('description')?.text(),
    tags: fields.get('tags')?.texts(),
    properties: fields.get('properties')?.texts(),
    path: fields.get('path')?.text(),
    type: fields.get('type')?.oneOf(modelTypes),
    stage: fields.get('stage')?.text(),
  });
}

/** Reads a deployment's `model`: written out, or a reference to one. */
export function modelOrReference(value: YamlValue): string | AzureModel | undefined {
  return value.isMap ? modelFrom(value) : value.text('a model, or a reference such as `azureml:name:1`');
}
