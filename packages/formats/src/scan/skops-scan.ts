import type { Findings } from './finding.ts';
import { judgeImport } from './judge-import.ts';
import { importFinding, unreadable } from './words.ts';

/**
 * Scans the schema of a skops file: every node names the module and the class that loading it would make, and skops
 * asks for nothing more than that the caller trusts them.
 * Source: https://skops.readthedocs.io/en/stable/persistence.html
 */
export function scanSkopsSchema(file: string, text: string, findings: Findings): void {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    return findings.add(unreadable(file, 'the schema of the model is no JSON'));
  }
  const left: unknown[] = [schema];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    left.push(...Object.values(value).filter((inner) => inner !== null && inner !== undefined));
    const { __module__: module, __class__: name } = value as Record<string, unknown>;
    if (typeof module !== 'string' || typeof name !== 'string') continue;
    const verdict = judgeImport(module, name);
    if (verdict.kind !== 'allowed') findings.add(importFinding(file, { module, name, offset: 0 }, verdict));
  }
}
