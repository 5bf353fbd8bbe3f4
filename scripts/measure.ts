// Runs a benchmark of `bench/` or a long check of `soak/` by its name and prints its figures as a table or as JSON.
import { readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import type { Benchmark, Figure } from '../bench/figure.ts';
import { bring } from './tools.ts';

const [kind = 'bench', ...words] = process.argv.slice(2);
const folder = join(resolve(import.meta.dirname, '..'), kind);
const { values, positionals } = parseArgs({
  args: words,
  allowPositionals: true,
  options: { json: { type: 'boolean' }, list: { type: 'boolean' }, quick: { type: 'boolean' } },
});

/** Every `<name>.ts` of the folder that is a benchmark, in the order of names. */
async function benchmarks(): Promise<Benchmark[]> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'figure.ts')
    .toSorted();
  const loaded = await Promise.all(
    names.map(
      async (name) =>
        ((await import(pathToFileURL(join(folder, name)).href)) as { default?: Benchmark }).default,
    ),
  );
  return loaded.filter((benchmark) => benchmark !== undefined);
}

/** The figures as a table that fits a terminal. */
function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.ok ? 'ok' : 'NOT OK',
    figure.what,
    `${shown(figure.value)} ${figure.unit}`,
    figure.ratio === undefined ? '' : `${shown(figure.ratio)}×`,
    figure.limit === undefined ? '' : `limit ${shown(figure.limit)}`,
    figure.against === undefined ? '' : `against ${figure.against}`,
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

const all = await benchmarks();
const [name] = positionals;
const chosen = all.find((benchmark) => benchmark.name === name);
if (values.list === true || chosen === undefined) {
  if (values.list !== true) console.error(`There is no ${kind} \`${name ?? ''}\`. These exist:`);
  for (const benchmark of all) console.log(`${benchmark.name.padEnd(12)} ${benchmark.title}`);
  process.exit(values.list === true ? 0 : 1);
}
const { folders, reasons } = bring('uv');
for (const reason of reasons) console.error(reason);
process.env['PATH'] = [...folders, process.env['PATH']].join(delimiter);
const figures = await chosen.run({ note: (text) => console.error(text), quick: values.quick === true });
console.log(
  values.json === true ? JSON.stringify({ name: chosen.name, figures }, undefined, 2) : tableOf(figures),
);
process.exit(figures.every((figure) => figure.ok) ? 0 : 1);
