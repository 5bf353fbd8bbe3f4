import type { Outcome, Plan } from '@slipway/core/plan';
import type { Ports } from '@slipway/core/ports';
import type { Report } from '@slipway/core/report';
import type { Spec } from '../inputs.ts';

/** One thing that can be done to the models of a registry, with the same parts as an action. */
export interface Command<Facts> {
  /** Reads the registry; changes nothing. */
  look(spec: Spec, ports: Ports): Promise<Facts>;
  /** Decides what to do. Pure. */
  plan(spec: Spec, facts: Facts): Plan;
  /** Says what happened. Pure. */
  report(spec: Spec, facts: Facts, outcome: Outcome): Report;
}

/** A command with its facts forgotten. */
export type AnyCommand = Command<unknown>;

/** Declares a command; what its facts are is inferred. */
export function command<Facts>(parts: Command<Facts>): AnyCommand {
  return parts;
}
