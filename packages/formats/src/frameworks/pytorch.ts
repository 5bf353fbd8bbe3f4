import { bytesInMemory, type ModelFile } from '@slipway/core/bytes';
import { brokenFile } from '../broken-file.ts';
import type { Format, FrameworkFacts, Reading } from '../detected.ts';
import { isTorchBeforeZip, readPickle } from '../pickle.ts';
import { looksLikeZip, readMember, readZip, storedMember, type ZipEntry } from '../zip.ts';
import { withSuffix } from './heads.ts';

const suffixes = ['.pt', '.pth', '.pt2', '.ckpt', '.bin'];

type Container = FrameworkFacts['pytorch']['container'];

/** PyTorch: a zip archive with `data.pkl` (state dict, module, TorchScript), or an exported program. */
export const pytorch: Format<'pytorch'> = {
  framework: 'pytorch',
  type: 'custom_model',
  async recognises(files, heads) {
    const found: ModelFile[] = [];
    for (const file of withSuffix(files, ...suffixes)) {
      const head = await heads.of(file);
      const claims = /\.(pt|pth|pt2)$/i.test(file.path);
      if (claims || looksLikeZip(head) || isTorchBeforeZip(head)) found.push(file);
    }
    return found;
  },
  async read(recognised) {
    const file = recognised[0]!;
    const head = await file.read(0, 16);
    const more = recognised.slice(1).map(({ path }) => `\`${path}\` is a PyTorch file, too`);
    const reading = looksLikeZip(head) ? await readArchive(file) : readBeforeZip(file, head);
    return { ...reading, notes: [...(reading.notes ?? []), ...more] };
  },
};

function readBeforeZip(file: ModelFile, head: Uint8Array): Reading<'pytorch'> {
  if (!isTorchBeforeZip(head)) {
    brokenFile(
      file.path,
      'it does not begin as PyTorch writes its files',
      'a file of `torch.save` or `torch.jit.save`',
    );
  }
  return {
    facts: { path: file.path, container: 'other', imports: [] },
    notes: ['It is in the form of PyTorch before 1.6, whose content is not looked into'],
  };
}

async function readArchive(file: ModelFile): Promise<Reading<'pytorch'>> {
  const entries = await readZip(file.path, file);
  const under = (suffix: RegExp) => entries.find((entry) => suffix.test(entry.path));
  if (under(/(^|\/)archive_format$/) !== undefined) {
    return { facts: { path: file.path, container: 'exported program', imports: [] } };
  }
  const pickled = under(/(^|\/)data\.pkl$/);
  if (pickled === undefined) brokenFile(file.path, 'the archive has no `data.pkl`', 'a file of `torch.save`');
  const { imports } = await readPickle(`${file.path}!${pickled.path}`, await memberSource(file, pickled), {
    unpickler: 'pickle',
  });
  const names = imports.map(({ module, name }) => `${module}.${name}`);
  const isScript = under(/(^|\/)constants\.pkl$/) !== undefined && under(/(^|\/)code\//) !== undefined;
  const container: Container = isScript ? 'TorchScript' : containerOf(names);
  const notes =
    container === 'module' ? ['It is a whole module: loading it runs the code of its classes'] : [];
  return { facts: { path: file.path, container, imports: names }, notes };
}

async function memberSource(file: ModelFile, entry: ZipEntry) {
  if (entry.method === 0) return storedMember(file.path, file, entry);
  const bytes = await readMember(file.path, file, entry);
  return bytesInMemory(bytes);
}

/** A state dict needs nothing but torch's own rebuilding functions and containers; a module needs its classes. */
function containerOf(imports: string[]): Container {
  const plain =
    /^(collections\.OrderedDict|torch\._utils\.\w+|torch\.\w*(Storage|Tensor|Size|dtype|device|float\d+|int\d+)|torch\.storage\.\w+|torch\.(_tensor|nn\.parameter)\.\w+|numpy\..*|_codecs\.encode|builtins\.(set|slice|complex))$/;
  return imports.every((name) => plain.test(name)) ? 'state dict' : 'module';
}
