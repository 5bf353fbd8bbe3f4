import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileOf } from '../../fixtures/fixture-files.ts';
import { Findings } from './finding.ts';
import { scanModel } from './scan-model.ts';
import { scanSkopsSchema } from './skops-scan.ts';

/** Bytes, of a text with one character each. */
function bytesOf(...parts: (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

async function classesOf(path: string, ...parts: (string | Uint8Array)[]): Promise<string[]> {
  return (await scanModel([fileOf(path, bytesOf(...parts))])).map((finding) => finding.class);
}

const payload = "cos\nsystem\n(S'id'\ntR.";

/** SHORT_BINUNICODE. */
const text = (value: string) => `\x8c${String.fromCharCode(value.length)}${value}`;
const named = (module: string, name: string) => `${text(module)}${text(name)}\x93`;

describe('scanModel finds a pickle without a mark', () => {
  const million = '1'.repeat(1_200_000);
  it.each([
    ['behind a text of a megabyte', `S'${million}'\n0${payload}`],
    ['behind a text with escapes', `V${million}\n0${payload}`],
    ['behind a number of a megabyte', `I${million}\n0${payload}`],
    ['behind a million opcodes', `${'N0'.repeat(600_000)}${payload}`],
    ['behind a number with an underscore', `I1_0\n0${payload}`],
    ['behind a hexadecimal number', `I0x10\n0${payload}`],
    ['behind a signed long', `L+5L\n0${payload}`],
    ['behind a memo with an underscore', `Np1_0\n0g10\n0${payload}`],
    ['behind a frame in a frame', `\x95\x20\0\0\0\0\0\0\0\x95\x02\0\0\0\0\0\0\0N0${payload}`],
    ['as the fourth of old PyTorch', `L119547037146038801333356L\n.I1001\n.N.${payload}`],
  ])('%s', async (_, content) =>
    expect(await classesOf('weights.bin', content)).toContain('malicious-import'),
  );

  it('and says so where it gives up before Python would', async () =>
    expect(await classesOf('weights.bin', `${'N'.repeat(4_000_100)}${payload}`)).toEqual(['unreadable']));

  it.each(['I am a cat\nand\n', 'N', '', 'cats and\ndogs\n', '(((((', 'Iris\n1\n', 'L\n', '1.5,2\n'])(
    'but not in %j',
    async (content) => expect(await classesOf('notes.txt', content)).toEqual([]),
  );
});

describe('scanModel refuses what is packed in a way that it can not look into', () => {
  const old = (length: string) => bytesOf('ZF', length.padEnd(19), deflateSync(bytesOf(payload)));
  it.each([
    ['of joblib before 0.10, its length without 0x', 'm.joblib', old('16')],
    ['of joblib before 0.10, its length behind a space', 'm.bin', old(' 0x16')],
    ['zstd', 'm.pkl.zst', bytesOf('\x28\xb5\x2f\xfd\x04\x58', '\0'.repeat(20))],
    ['xz under the name of a table, alone', 'data.csv.xz', bytesOf('\xfd7zXZ\0', '\0'.repeat(20))],
  ])('%s', async (_, path, content) => expect(await classesOf(path, content)).toEqual(['unreadable']));

  it('a table in xz that an MLmodel may name, but not one that lies beside a model', async () => {
    const table = fileOf('data.csv.xz', bytesOf('\xfd7zXZ\0', '\0'.repeat(20)));
    const model = fileOf('model.txt', 'tree\nversion=v4\n');
    expect(await scanModel([table, model])).toEqual([]);
    const flavor =
      'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n    model_path: data.csv.xz\n';
    expect(await scanModel([fileOf('MLmodel', flavor), table])).toMatchObject([{ class: 'unreadable' }]);
  });

  it.each(['m.pkl', 'weights.bin'])('much more of nothing than any model has: %s', async (path) => {
    const zeros = gzipSync(new Uint8Array(2 ** 20));
    const nothing = Array.from({ length: 260 }, () => zeros);
    const beginning = gzipSync(bytesOf('\x80\x04B\0\0\0\x20'));
    expect(await classesOf(path, beginning, ...nothing)).toEqual(['unreadable']);
  });

  it('but not bytes that only begin so', async () =>
    expect(await classesOf('m.bin', 'ZF and more')).toEqual([]));
});

describe('scanModel looks at every use of an import that is harmless in one way only', () => {
  const method = (module: string, name: string, attribute: string) =>
    `${named(module, name)}${text(attribute)}\x86R`;
  const getattr = named('builtins', 'getattr');
  const split = method('builtins', 'str', 'split');

  it('passes a method of str as a tokenizer', async () =>
    expect(await classesOf('m.pkl', `\x80\x04${getattr}${split}.`)).toEqual([]));

  it.each([
    ['another method', `${getattr}${method('builtins', 'str', 'format')}.`],
    ['another owner', `${getattr}${method('pathlib', 'Path', 'touch')}.`],
    ['a second use from the memo', `${getattr}\x94${split}h\x00${method('pathlib', 'Path', 'touch')}.`],
    ['a copy on the stack', `${getattr}2${split}0.`],
    ['a use as an argument', `${getattr}\x94${split}0${named('functools', 'partial')}h\x00\x85R.`],
    ['a use that the file breaks behind', `${getattr}${method('pathlib', 'Path', 'touch')}\xff`],
  ])('refuses getattr with %s', async (_, content) =>
    expect(await classesOf('m.pkl', `\x80\x04${content}`)).toContain('malicious-import'),
  );

  const distribution = `${named('scipy.stats._continuous_distns', 'uniform_gen')})\x81`;
  const template = text('_parse_arg_template');
  const written = text('\ndef _parse_args(self,  loc=0, scale=1):\n    return (), loc, scale\n');
  const other = text("import os\nos.system('id')\n");

  it('passes a distribution of a random search', async () =>
    expect(await classesOf('m.pkl', `\x80\x04${distribution}}${template}${written}sb.`)).toEqual([]));

  it.each([
    ['another text', `}${template}${other}sb.`],
    ['a call in the place of a default', `}${template}${text('\ndef _parse_args(self, x=print()):\n')}sb.`],
    ['the text twice', `}(${template}${other}${template}${written}ub.`],
    ['the text in a tuple', `}${template}${other}s\x85b.`],
    ['another text later', `}${template}${written}sb}${template}${other}sb.`],
    [
      'a key that is made',
      `}(${template}${written}${named('_codecs', 'encode')}${text('x')}\x85R${other}ub.`,
    ],
  ])('refuses a distribution with %s', async (_, state) =>
    expect(await classesOf('m.pkl', `\x80\x04${distribution}${state}`)).toContain('malicious-import'),
  );

  it('passes what a discrete distribution keeps, and refuses its call', async () => {
    const vectorize = `${named('numpy', 'vectorize')})\x81`;
    const kept = `${distribution}\x94${vectorize}}${text('pyfunc')}${getattr}h\x00${text('_entropy')}\x86Rsb`;
    expect(await classesOf('m.pkl', `\x80\x04${kept}.`)).toEqual([]);
    expect(await classesOf('m.pkl', `\x80\x04${kept})R.`)).toContain('malicious-import');
    const changed = kept.replace(text('_entropy'), text('expect'));
    expect(await classesOf('m.pkl', `\x80\x04${changed}.`)).toContain('malicious-import');
  });

  it('refuses a distribution that another function makes', async () => {
    const made = `${named('pandas.core.indexes.base', '_new_Index')}${distribution.slice(0, -2)}}\x86R`;
    const content = `\x80\x04${made}}${template}${other}sb.`;
    expect(await classesOf('m.pkl', content)).toContain('malicious-import');
  });

  it('passes a time zone', async () => {
    const zone = `${getattr}${method('zoneinfo', 'ZoneInfo', '_unpickle')}`;
    expect(await classesOf('m.pkl', `\x80\x04${zone}${text('Europe/Berlin')}\x88\x86R.`)).toEqual([]);
    const cleared = zone.replace(text('_unpickle'), text('clear_cache'));
    expect(await classesOf('m.pkl', `\x80\x04${cleared})R.`)).toContain('malicious-import');
  });

  it('passes a partial of a harmless function, and refuses its call and a partial of anything else', async () => {
    const maker = `\x80\x04${named('functools', 'partial')}`;
    const partial = `${maker}${named('numpy', 'log1p')}\x85R`;
    expect(await classesOf('m.pkl', `${maker}${text('echo')}\x85R.`)).toContain('malicious-import');
    expect(await classesOf('m.pkl', `${maker}${named('os', 'system')}\x85R.`)).toContain('malicious-import');
    expect(await classesOf('m.pkl', `${partial}.`)).toEqual([]);
    expect(await classesOf('m.pkl', `${partial})R.`)).toContain('malicious-import');
  });
});

describe('scanModel looks into archives of tar as Python does', () => {
  it.each(['Z', 'V', 'A', '8'])('at files of the type %s', async (type) =>
    expect(await classesOf('m.tar', tarred('pickle', payload, type))).toContain('malicious-import'),
  );

  it('at what lies in the content of a folder', async () => {
    const inner = tarred('pickle', payload, '0');
    expect(await classesOf('m.tar', tarred('folder', inner, '5'))).toEqual(
      expect.arrayContaining(['unreadable', 'malicious-import']),
    );
  });

  it.each([
    ['a size', 'x', 'size=0'],
    ['holes', 'x', 'GNU.sparse.major=1'],
    ['anything, for all files', 'g', 'path=../x'],
  ])('and refuses a header that says %s', async (_, type, said) => {
    const content = [tarred('h', record(said), type), tarred('pickle', 'abc', '0')];
    expect(await classesOf('m.tar', ...content)).toContain('unreadable');
  });

  it('and believes the last path of several', async () => {
    const said = `${record('comment=a\n12 path=ok')}${record('path=../../x')}`;
    for (const type of ['x', 'X'])
      expect(await classesOf('m.tar', tarred('h', said, type), tarred('a', 'abc', '0'))).toEqual([
        'escaping-path',
      ]);
  });

  it('and refuses a device and a file with holes', async () => {
    expect(await classesOf('m.tar', tarred('null', '', '3'))).toEqual(['unreadable']);
    expect(await classesOf('m.tar', tarred('holes', 'abc', 'S'))).toEqual(['unreadable']);
  });
});

describe('scanSkopsSchema', () => {
  const scan = (node: object) => {
    const findings = new Findings();
    scanSkopsSchema('schema.json', JSON.stringify(node), findings);
    return findings.all().map((finding) => finding.class);
  };
  const content = { module_path: 'os', function: 'system' };
  const obj = { __module__: 'numpy', __class__: 'ndarray', __loader__: 'NdArrayNode' };
  const generator = (name: string) => ({ content: { bit_generator: { content: JSON.stringify(name) } } });
  const dict = { __module__: 'builtins', __class__: 'dict' };

  it.each([
    ['a function that says to be a dictionary', { ...dict, __loader__: 'FunctionNode', content }],
    [
      'an operator of another module',
      { __module__: 'numpy', __class__: 'methodcaller', __loader__: 'OperatorFuncNode' },
    ],
    ['a method', { ...obj, __loader__: 'MethodNode', content: { obj, func: 'tofile' } }],
    ['what a method belongs to', { ...obj, __loader__: 'MethodNode', content: { obj, func: '__class__' } }],
    [
      'a generator of numbers that is none',
      {
        __module__: 'numpy.random',
        __class__: 'Generator',
        __loader__: 'RandomGeneratorNode',
        content: { bit_generator: generator('seed.__globals__') },
      },
    ],
  ])('refuses %s', (_, node) => expect(scan({ content: [node] })).toContain('malicious-import'));

  it('passes a partial of a function that passes, and no other', () => {
    const partial = (func?: object) => ({
      __module__: 'functools',
      __class__: 'partial',
      __loader__: 'PartialNode',
      content: { func },
    });
    expect(scan(partial({ __module__: 'numpy', __class__: 'log1p', __loader__: 'FunctionNode' }))).toEqual(
      [],
    );
    expect(scan(partial({ __module__: 'os', __class__: 'system' }))).toEqual(['malicious-import']);
    expect(scan(partial())).toEqual(['malicious-import']);
  });

  it('passes a generator of numbers and a function of numpy', () => {
    const node = { __module__: 'numpy.random', __class__: 'Generator', __loader__: 'RandomGeneratorNode' };
    expect(scan({ ...node, content: { bit_generator: generator('PCG64') } })).toEqual([]);
    expect(scan({ __module__: 'numpy', __class__: 'log1p', __loader__: 'FunctionNode' })).toEqual([]);
  });
});

/** One header of tar and its content. */
function tarred(name: string, content: string | Uint8Array, type: string): Uint8Array {
  const bytes = bytesOf(content);
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(`        ${type}`, 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return bytesOf(header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512));
}

/** A record of a pax header. */
function record(said: string): string {
  const rest = said.length + 2;
  const length = rest + `${rest + `${rest}`.length}`.length;
  return `${length} ${said}\n`;
}
