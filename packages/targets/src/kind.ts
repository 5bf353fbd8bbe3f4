import type { DeploymentStatus, Figures, TrafficById } from '@slipway/core/endpoint';
import type { Ports } from '@slipway/core/ports';
import type { Secret } from '@slipway/core/secret';
import type { OpenedPackage } from '@slipway/packaging/package/read';
import type { Scored } from '@slipway/packaging/boot/score';

import type { DeploymentSettings, Deployed, EndpointState } from './endpoint-state.ts';
import type { Journal } from './journal.ts';

/** What an endpoint and a deployment may be called. Source: Azure ML CLI v2 online endpoint YAML schema, `name`. */
export const endpointNamePattern = /^[a-zA-Z](?=.{2,31}$)[-a-zA-Z0-9]*[a-zA-Z0-9]$/;

/** The pattern in words. */
export const endpointNameRule =
  '3 to 32 letters, digits and `-`, starting with a letter and not ending with `-`';

/** Percentages by the names of deployments. */
export type Traffic = Readonly<Record<string, number>>;

/** What is asked of a target. */
export type Change =
  | { command: 'status' }
  | {
      command: 'deploy';
      /** Left out to change only the traffic, or the way clients are let in. */
      package?: OpenedPackage;
      /** The name of the deployment that serves the package. */
      deployment?: string;
      settings: DeploymentSettings;
      /** All to the package's deployment when left out. Deployments that are not named are stopped afterwards. */
      traffic?: Traffic;
      /** As it is, or `key` for a new endpoint, when left out. */
      auth?: 'key' | 'none';
      /** As it is, or a free one for a new endpoint, when left out. */
      port?: number;
    }
  /** To what served before, or to a deployment that is remembered. */
  | { command: 'rollback'; deployment?: string }
  | { command: 'delete' }
  | { command: 'regenerate-keys'; keyType: KeyType }
  | { command: 'invoke'; body: string; deployment?: string; contentType: string }
  | { command: 'logs'; deployment?: string; lines: number };

/** The change that brings a package, or moves the traffic. */
export type Deploy = Extract<Change, { command: 'deploy' }>;

/** The two keys of an endpoint: one can be changed while clients use the other. */
export type KeyType = 'primary' | 'secondary';

/** An endpoint and what is wanted of it. */
export interface Wanted {
  endpoint: string;
  change: Change;
  /** How long the whole change may take. */
  timeoutMs: number;
  /** How long a server that is let go may finish what it has begun. */
  drainTimeoutMs: number;
}

/** What a target can do. Each is asked before anything is planned; what it cannot do is a Problem. */
export interface TargetSupports {
  /** Splits traffic by percentages. */
  weights: boolean;
  /** Shows what servers print. */
  logs: boolean;
  /** Keeps stopped versions for a rollback. */
  rollback: boolean;
  /** How clients may be let in. */
  auth: readonly ('key' | 'none')[];
}

/** Who changes an endpoint now. */
export interface Holder {
  /** For people: `run 42 of octo/models (octocat), process 4711`. */
  who: string;
  /** ISO 8601. */
  since: string;
}

/** What a target finds of an endpoint, as plain data. */
export interface World {
  /** What the endpoint is to be; missing when there is none. */
  state?: EndpointState;
  /** The deployments as they are; missing when nobody runs them. */
  running?: readonly DeploymentStatus[];
  /** A change that was begun and not finished. */
  journal?: Journal;
  holder?: Holder;
  /** The fencing token that the next change gets. Grows with every change. */
  nextToken: number;
  /** Where clients reach it. */
  scoringUri?: string;
  swaggerUri?: string;
  /** Where the keys are; readable by its owner only. */
  keyFile?: string;
}

/** How the traffic is to flow. */
export interface Shift {
  traffic: TrafficById;
  auth: 'key' | 'none';
  /** True when the change goes back: what served before is forgotten. */
  isBack: boolean;
  drainTimeoutMs: number;
}

/** What a server left behind: to find out why it ended or does not get ready. */
export interface Printed {
  /** The last lines of its log, oldest first. */
  log: readonly string[];
  /** What its exit codes mean. */
  exitCodes: Readonly<Record<string, string>>;
}

/**
 * A hold on an endpoint, with the few things that only a target can do. Who calls them in which order is shared. Every
 * one may be repeated and says whether it had anything to do; every one that changes the endpoint is fenced.
 * @throws Failure `LOCKED` when a newer hold was taken meanwhile
 */
export interface Hands {
  /** What the endpoint is to be. */
  state(): Promise<EndpointState | undefined>;
  /** Notes what is about to be done, before it is done. */
  writeJournal(journal: Journal): Promise<void>;
  removeJournal(): Promise<void>;
  /** Makes the endpoint, with its address and keys and without traffic, or brings its keys in order. */
  make(port: number | undefined): Promise<void>;
  /** Brings a package to where it is served from. @param from folder of the package; missing for one staged earlier */
  stage(digest: string, from: string | undefined): Promise<boolean>;
  /** Installs what a staged package needs. */
  install(digest: string): Promise<boolean>;
  /** Sees to it that somebody answers at the address of the endpoint. */
  answer(): Promise<boolean>;
  /** Adds deployments without traffic and has their servers started. */
  start(starts: readonly Deployed[]): Promise<boolean>;
  /** The deployments as they are now; undefined when nobody runs them. */
  running(): Promise<readonly DeploymentStatus[] | undefined>;
  /** What a server printed. @param log as the status of the instance names it */
  printed(deployment: Deployed, log: string): Promise<Printed>;
  /** Scores the sample request of a package with a deployment, past the traffic; undefined when there is no sample. */
  score(deployment: Deployed): Promise<Scored | undefined>;
  /** Moves the traffic in one step: the whole old split or the whole new one is seen. */
  shift(shift: Shift): Promise<void>;
  /** Copies percentages of the requests to deployments whose answers nobody sees. */
  mirror(mirror: TrafficById): Promise<void>;
  /** What was answered so far, by the ids of deployments; cumulative within an epoch. */
  figures(): Promise<Figures>;
  /** Lets all but these deployments finish and end, and remembers them. */
  stop(kept: readonly string[], drainTimeoutMs: number): Promise<void>;
  /** Takes deployments away at once, without waiting: they never had traffic. */
  takeAway(ids: readonly string[]): Promise<void>;
  /** Makes a new key. */
  renewKey(keyType: KeyType): Promise<void>;
  /** Ends everything and removes the endpoint. @param graceMs how long servers may finish */
  remove(graceMs: number): Promise<void>;
  /** Gives the hold back. */
  release(): Promise<void>;
}

/** What was expected when a change was planned. */
export interface Expected {
  /** The token that was free. */
  token: number;
  /** The revision of the endpoint's state; 0 when there was none. */
  revision: number;
}

/**
 * One place where packages run. It keeps the state of its endpoints itself (a folder, labels, annotations), so that the
 * next run finds it wherever it runs. It only gives hands: goal, order, journal and undoing are shared.
 */
export interface Target {
  /** What users write to choose it; equals the name of its folder. */
  id: string;
  /** What people read: `processes on this machine`. */
  title: string;
  supports: TargetSupports;
  /** Says what is there; changes nothing. */
  look(endpoint: string, ports: Ports): Promise<World>;
  /** The names of all endpoints, and where they are, in words. */
  endpoints(ports: Ports): Promise<{ names: readonly string[]; where: string }>;
  /** @throws Problems for what only this target knows to be impossible */
  check(endpoint: string, change: Deploy, world: World, ports: Ports): Promise<void>;
  /** Takes hold of an endpoint. @throws Failure `LOCKED` when anybody else holds it or changed it since */
  hold(endpoint: string, expected: Expected, ports: Ports): Promise<Hands>;
  /** The key that clients of the endpoint need. */
  key(endpoint: string, ports: Ports): Promise<Secret | undefined>;
  /** The last lines that the servers of a deployment printed, of each its own. */
  logs(
    endpoint: string,
    deployment: Deployed,
    lines: number,
    ports: Ports,
  ): Promise<readonly { title: string; lines: readonly string[] }[]>;
}
