import type { Performers, StepPerformer } from './apply.ts';
import type { Step } from './plan.ts';
import type { Ports } from './ports.ts';

/**
 * One way to do a kind of thing (a registry, an environment, a server, an output, a target). The same exports in every
 * kind; a kind fixes what is wanted and which facts are looked up.
 */
export interface Provider<Wanted, Facts> {
  /** What users write to choose it; equals the name of its file or folder. */
  id: string;
  /** What people read: `the embedded file registry`. */
  title: string;
  /** What it can do, for checks, messages and documentation. */
  supports: Readonly<Record<string, boolean | string | readonly string[]>>;
  /** Reads what is there; changes nothing. */
  look(wanted: Wanted, ports: Ports): Promise<Facts>;
  /** Decides what has to be done. Pure; empty when nothing has to change. */
  plan(wanted: Wanted, facts: Facts): Step[];
  /** Carries out one of its steps; the only effects, and safe to repeat. */
  apply: StepPerformer;
}

/** The performers of a list of providers, for `apply`. */
export function performersOf(providers: readonly Pick<Provider<never, never>, 'id' | 'apply'>[]): Performers {
  return Object.fromEntries(providers.map((provider) => [provider.id, provider.apply]));
}
