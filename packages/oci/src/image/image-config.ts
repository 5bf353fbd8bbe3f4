import type { BaseImage, ImageConfig, ImageWanted } from '@slipway/core/image';

import { canonicalJson } from './canonical-json.ts';

/** When everything was made that nobody says the time of. */
export const epoch = '1970-01-01T00:00:00Z';

/**
 * The configuration of an image as registries store it. Other properties are inherited from a base as they are.
 * Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md
 */
export interface StoredConfig {
  created?: string;
  architecture: string;
  os: string;
  config?: ContainerConfig | null;
  rootfs: { type: 'layers'; diff_ids: readonly string[] };
  history?: readonly HistoryEntry[];
}

interface ContainerConfig {
  User?: string;
  ExposedPorts?: Readonly<Record<string, unknown>> | null;
  Env?: readonly string[] | null;
  Entrypoint?: readonly string[] | null;
  Cmd?: readonly string[] | null;
  WorkingDir?: string;
  Labels?: Readonly<Record<string, string>> | null;
}

interface HistoryEntry {
  created?: string;
  created_by?: string;
  empty_layer?: boolean;
}

/** What a stored configuration says, in our words. */
export function readConfig({ config }: StoredConfig): ImageConfig {
  const { Env, Entrypoint, Cmd, User, WorkingDir, ExposedPorts, Labels } = config ?? {};
  return {
    variables: Object.fromEntries((Env ?? []).map(variable)),
    entrypoint: Entrypoint ?? [],
    command: Cmd ?? [],
    user: User ? User : undefined,
    workingFolder: WorkingDir ? WorkingDir : undefined,
    ports: Object.keys(ExposedPorts ?? {}).flatMap(tcpPort),
    labels: Labels ?? {},
  };
}

function variable(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

function tcpPort(text: string): number[] {
  const [, port] = /^(\d+)(?:\/tcp)?$/.exec(text) ?? [];
  return port === undefined ? [] : [Number(port)];
}

/** The configuration of an image on its base, as it is stored. Same image, same bytes. */
export function writeConfig(wanted: ImageWanted): string {
  const { base, layers, createdAt: created = epoch } = wanted;
  const inherited = base === undefined ? undefined : (JSON.parse(base.configuration) as StoredConfig);
  const [os, architecture] = wanted.platform.split('/') as [string, string];
  const stored: StoredConfig = {
    ...inherited,
    created,
    os,
    architecture,
    config: { ...inherited?.config, ...containerConfig(wanted) },
    rootfs: {
      type: 'layers',
      diff_ids: [...(base?.diffIds ?? []), ...layers.map(({ diffId }) => diffId as string)],
    },
    history: [
      ...historyOf(base, inherited),
      ...layers.map(({ title }) => ({ created, created_by: `slipway: ${title}` })),
    ],
  };
  // Docker's own fields of the container that the base was made with; they name a machine.
  return canonicalJson({ ...stored, container: undefined, container_config: undefined });
}

/** Engines want one entry for each layer, or none at all: bases without any get them. */
function historyOf(
  base: BaseImage | undefined,
  inherited: StoredConfig | undefined,
): readonly HistoryEntry[] {
  const known = inherited?.history ?? [];
  const count = known.filter((entry) => entry.empty_layer !== true).length;
  if (base === undefined || count === base.diffIds.length) return known;
  return base.diffIds.map(() => ({ created: epoch, created_by: 'base image' }));
}

/** Variables and labels are added to those of the base; an entrypoint brings its command with it; the rest replaces. */
function containerConfig({ base, config }: ImageWanted): ContainerConfig {
  const { entrypoint, command, user, workingFolder, ports } = config;
  const variables = { ...base?.config.variables, ...config.variables };
  const labels = { ...base?.config.labels, ...config.labels };
  return {
    Env: isEmpty(variables)
      ? undefined
      : Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    Labels: isEmpty(labels) ? undefined : labels,
    ...(entrypoint.length > 0 ? { Entrypoint: entrypoint, Cmd: command } : {}),
    ...(entrypoint.length === 0 && command.length > 0 ? { Cmd: command } : {}),
    User: user,
    WorkingDir: workingFolder,
    ExposedPorts:
      ports.length === 0 ? undefined : Object.fromEntries(ports.map((port) => [`${port}/tcp`, {}])),
  };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
