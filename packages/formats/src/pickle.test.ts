import { bytesInMemory } from '@slipway/core/bytes';
import { describe, expect, it } from 'vitest';
import { fixture, problemsOf } from '../fixtures/fixture-files.ts';
import { opcodes } from './pickle-opcodes.ts';
import { readPickle } from './pickle.ts';
import { attributesOf, classOf, isKind } from './pickle-values.ts';

const read = (bytes: Uint8Array, unpickler: 'joblib' | 'pickle' = 'joblib') =>
  readPickle('m.pkl', bytesInMemory(bytes), { unpickler });
const names = (file: Awaited<ReturnType<typeof read>>) =>
  file.imports.map(({ module, name }) => `${module}.${name}`);
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('readPickle', () => {
  it.each([0, 1, 2, 3, 4, 5])('describes everything that protocol %i writes', async (protocol) => {
    const file = await read(fixture(`everything-protocol-${protocol}.pkl`));
    const top = file.pickles[0].top;
    if (!isKind(top, 'list')) throw new Error('the top is no list');
    expect(file.pickles[0].protocol).toBe(protocol < 2 ? 0 : protocol);
    expect(top.length).toBe(22);
    expect(top.items.slice(0, 5)).toEqual([null, true, false, -1, 300]);
    expect(top.items[5]).toBe(2n ** 70n);
    expect(top.items.slice(6, 8)).toEqual([1.5, 'text']);
    expect(top.items.slice(10, 14)).toMatchObject([
      { kind: 'tuple', length: 0 },
      { kind: 'tuple', items: [1] },
      { kind: 'tuple', items: [1, 2] },
      { kind: 'tuple', items: [1, 2, 3] },
    ]);
    expect(top.items[15]).toMatchObject({ kind: 'list', items: [1, 2] });
    expect(top.items[16]).toMatchObject({ kind: 'dict', entries: new Map([['a', 1]]) });
    expect(classOf(top.items[20] ?? null)).toMatch(/\.x?range$/);
    expect(top.items[21]).toBe('long '.repeat(100));
    expect(names(file).some((name) => /^(builtins|__builtin__)\.print$/.test(name))).toBe(true);
  });

  it('knows every opcode of the protocols 0 to 5', () => {
    expect(opcodes.filter((opcode) => opcode !== undefined)).toHaveLength(68);
  });

  it.each([
    'logistic.joblib',
    'logistic-zlib.joblib',
    'logistic-gzip.joblib',
    'logistic-protocol-0.pkl',
    'logistic-protocol-1.pkl',
    'logistic-protocol-2.pkl',
    'logistic-protocol-5.pkl',
  ])('finds the version behind the arrays of %s', async (name) => {
    const file = await read(fixture(name));
    const { top } = file.pickles[0];
    expect(classOf(top)).toBe('sklearn.linear_model._logistic.LogisticRegression');
    expect(attributesOf(top).get('_sklearn_version')).toBe('1.9.1');
    expect(file.joblib).toBe(name.endsWith('.joblib'));
    expect(file.pickles).toHaveLength(1);
  });

  it('reads arrays of objects, and goes on behind them', async () => {
    const file = await read(fixture('objects.joblib'));
    expect(names(file)).toContain('sklearn.linear_model._logistic.LogisticRegression');
    const { top } = file.pickles[0];
    if (!isKind(top, 'dict')) throw new Error('the top is no dict');
    expect(top.entries.get('labels')).toMatchObject({ array: { items: ['a', 1] } });
  });

  it('lists imports in order without executing them, also of several pickles and behind joblib arrays', async () => {
    const payload = bytes('\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x08echo boo\x85R.');
    expect((await read(payload)).imports).toEqual([{ module: 'os', name: 'system', offset: 14 }]);
    const twice = await read(Uint8Array.from([...fixture('logistic.joblib'), ...payload]));
    expect(twice.pickles).toHaveLength(2);
    expect(names(twice).at(-1)).toBe('os.system');
    expect(names(await read(bytes('(S"x"\nios\nsystem\n.')))).toEqual(['os.system']);
    expect(names(await read(bytes('\x82\x07.')))).toEqual(['copyreg.extension 7']);
    expect(names(await read(bytes('\x80\x04]\x8c\x06system\x93.')))).toEqual(['?.system']);
  });

  it('takes bytes of arrays only where joblib would', async () => {
    const plain = await read(fixture('logistic.joblib'), 'pickle');
    expect(plain.joblib).toBe(false);
    expect(classOf(plain.pickles[0].top)).not.toContain('sklearn');
  });

  it.each([
    ['.', /byte 0 a value is taken from an empty stack/],
    ['\x80\x09N.', /byte 0 the pickle protocol 9 is not known/],
    ['\xff', /byte 0 is no opcode/],
    ['\x80\x04h\x05.', /byte 2 the memo has no entry 5/],
    ['\x80\x04t.', /byte 2 there is no mark/],
    ['\x80\x04N', /the data ends at byte 3/],
    ['\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\x7f.', /the data ends at byte/],
    ['Ix\n.', /`x` is no integer/],
    ['BZh9', /compressed with bz2, so what is in it can not be read without executing it/],
    ['', /the file is empty/],
  ])('refuses %j', async (text, said) => {
    expect((await problemsOf(() => read(bytes(text))))[0]?.said).toMatch(said);
  });
});
