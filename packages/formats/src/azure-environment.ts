import type { AzureEnvironment, AzureRoute } from './azure-types.ts';
import { environmentOf } from './conda.ts';
import { defined } from './defined.ts';
import type { YamlValue } from './yaml-value.ts';

const fieldNames = [
  'name',
  'version',
  'description',
  'tags',
  'image',
  'build',
  'conda_file',
  'inference_config',
  'os_type',
  'datastore',
  '$schema',
  'id',
  'properties',
  'creation_context',
  'resourceGroup',
];

/** Reads an environment that is written out. */
export function environmentFrom(value: YamlValue): AzureEnvironment {
  const pasted = value.isMap
    ? (value.fields().get('dependencies') ?? value.fields().get('channels'))
    : undefined;
  if (pasted !== undefined) {
    pasted.wrong(
      `\`${pasted.path}\` is a field of a conda file`,
      'an Azure ML environment, with the conda file as its `conda_file`',
      'put these fields under `conda_file`',
    );
    return {};
  }
  const fields = value.knownFields(fieldNames, 'the fields of an Azure ML environment');
  const [image, build] = [fields.get('image'), fields.get('build')];
  if (image !== undefined && build !== undefined) build.wrong('there are `image` and `build`', 'one of them');
  const conda = fields.get('conda_file');
  const inference = fields.get('inference_config');
  return defined<AzureEnvironment>({
    name: fields.get('name')?.text(),
    version: fields.get('version')?.text(),
    description: fields.get('description')?.text(),
    tags: fields.get('tags')?.texts(),
    image: image?.text(),
    build: build === undefined ? undefined : buildFrom(build),
    conda_file: conda?.isMap === true ? environmentOf(conda) : conda?.text('a path, or a conda environment'),
    inference_config: inference === undefined ? undefined : routesFrom(inference),
    os_type: fields.get('os_type')?.oneOf(['linux', 'windows']),
  });
}

function buildFrom(value: YamlValue): AzureEnvironment['build'] {
  const fields = value.knownFields(['path', 'dockerfile_path', 'local_path']);
  return defined({
    path: fields.get('path')?.text(),
    dockerfile_path: fields.get('dockerfile_path')?.text(),
  });
}

function routesFrom(value: YamlValue): AzureEnvironment['inference_config'] {
  const names = ['liveness_route', 'readiness_route', 'scoring_route'] as const;
  const fields = value.knownFields(names);
  const routes = names.map((name) => {
    const route = fields.get(name);
    return [name, route === undefined ? undefined : routeFrom(route)];
  });
  return defined(Object.fromEntries(routes));
}

function routeFrom(value: YamlValue): AzureRoute | undefined {
  const fields = value.knownFields(['path', 'port'], '`path` and `port`');
  const path = fields.get('path')?.text();
  const port = fields.get('port')?.number({ integer: true, min: 1, max: 65535 });
  if (path !== undefined && port !== undefined) return { path, port };
  if (value.isMap && fields.size < 2) value.wrong(`\`${value.path}\` is not whole`, '`path` and `port`');
  return undefined;
}
