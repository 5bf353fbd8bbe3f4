/** A commit of somebody else's action, and the version that it is. */
export interface Pin {
  commit: string;
  version: string;
  /** The inputs that are given here, as its `action.yml` declares them. */
  inputs: readonly string[];
}

/**
 * The actions of others that workflows, examples and READMEs use. A tag can be moved, a commit cannot. `npm run docs`
 * writes them to every place; when Dependabot moves one in `.github/workflows`, move it here too.
 */
export const pinnedActions: Readonly<Record<string, Pin>> = {
  'actions/attest': {
    commit: '1e69f48acb82d1966a394da916b4c1698aa569d6',
    version: 'v4.2.2',
    inputs: ['subject-path'],
  },
  'actions/checkout': {
    commit: '3d3c42e5aac5ba805825da76410c181273ba90b1',
    version: 'v7.0.1',
    inputs: ['fetch-depth', 'persist-credentials'],
  },
  'actions/setup-node': {
    commit: '820762786026740c76f36085b0efc47a31fe5020',
    version: 'v7.0.0',
    inputs: ['node-version', 'package-manager-cache'],
  },
  'actions/setup-python': {
    commit: '5fda3b95a4ea91299a34e894583c3862153e4b97',
    version: 'v7.0.0',
    inputs: ['python-version'],
  },
  'astral-sh/setup-uv': {
    commit: '20cfd1bf945f4377ade1205e4dbc17946fc9a30d',
    version: 'v10.0.1',
    inputs: ['version'],
  },
  'docker/login-action': {
    commit: '4907a6ddec9925e35a0a9e82d7399ccc52663121',
    version: 'v4.1.0',
    inputs: ['registry', 'username', 'password'],
  },
  'github/codeql-action': {
    commit: '8aad20d150bbac5944a9f9d289da16a4b0d87c1e',
    version: 'v4.36.2',
    inputs: ['languages', 'build-mode', 'queries', 'config', 'category'],
  },
};

/** Whether a file may use actions of others: workflows, examples and everything written for people. */
export function isPinned(path: string): boolean {
  return /^(\.github\/workflows|workflows-examples)\/[^/]+\.ya?ml$|\.md$/.test(path);
}

/** `uses: <owner>/<repository>[/<folder>]@<reference>` up to the end of the line. */
const foreign = /(\buses: )(?!owner\/)([\w.-]+\/[\w.-]+)((?:\/[\w.-]+)*)@\S+(?: # v[\d.]+)?$/gm;

/** A text in which every known action of others stands as it is pinned. */
export function pinned(text: string): string {
  return text.replaceAll(foreign, (line: string, uses: string, action: string, folder: string) => {
    const pin = pinnedActions[action];
    return pin === undefined ? line : `${uses}${action}${folder}@${pin.commit} # ${pin.version}`;
  });
}

/** What of a text uses an action of others that is not in the table, or not as it is pinned there. */
export function unpinned(text: string): string[] {
  const lines = [...text.matchAll(/\buses: +(?!owner\/|\.\/|\$\/)["']?[\w.-]+\/[\w./-]+@.*$/gm)].map(
    ([line]) => line,
  );
  return lines.filter((line) => !Object.entries(pinnedActions).some((entry) => isAsPinned(line, ...entry)));
}

function isAsPinned(line: string, action: string, { commit, version }: Pin): boolean {
  const end = `@${commit} # ${version}`;
  const used = line.slice('uses: '.length, -end.length);
  return line.endsWith(end) && (used === action || used.startsWith(`${action}/`));
}
