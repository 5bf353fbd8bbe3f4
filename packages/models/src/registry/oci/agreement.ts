import { Failure } from '@slipway/core/trouble';

/**
 * How processes that know nothing of each other decide something once, with nothing but tags that anybody may add and
 * list. Registries have no compare-and-swap; this needs none.
 *
 * In each round a process puts up the value it is for (`a`), and looks. When it sees no other value, it seconds its own
 * without condition (`c`), else with one (`b`), and looks again. When all it sees is `c`, the value is decided: whoever
 * comes later meets that `c` and takes the value into the next round. At most one value can get a `c` in a round, because
 * of two that were put up the one that came second was seen beside the first by its own process. So two processes never
 * decide differently, whenever they are stopped; nobody waits for anybody; who is stuck with others waits a random
 * moment and goes into the next round.
 *
 * What it takes of a registry: a tag whose storing was confirmed, or that was listed once, is in every list that is asked
 * for later.
 *
 * Source: E. Gafni, "Round-by-Round Fault Detectors", PODC 1998, the adopt-commit protocol, https://doi.org/10.1145/277697.277724
 */
export interface Board {
  /** All tags, now. */
  tags(): Promise<readonly string[]>;
  /** Adds a tag that keeps a value. */
  put(tag: string, value: string): Promise<void>;
  /** Adds a tag whose name is all that counts. */
  mark(tag: string): Promise<void>;
  /** Waits a random moment, so that two processes do not stay in step. */
  pause(): Promise<void>;
}

/** What was voted on one subject. */
export interface Votes {
  decided?: string;
  rounds: ReadonlyMap<number, Readonly<Record<Vote, ReadonlySet<string>>>>;
}

/** Put up; seconded while there were others; seconded alone. */
export type Vote = 'a' | 'b' | 'c';

/** How often others who are at it are given a moment, before their vote is carried on. */
const moments = 3;

/**
 * Decides which value a subject has, for good. Values are 64 hexadecimal digits.
 * @param subject the beginning of the tags, such as `_log.7`
 * @param own the value to put up when nobody has put up one
 * @returns the value that was decided, by whomever
 * @throws Failure `STORAGE_FAILED` when the registry lost what it had confirmed
 */
export async function agree(subject: string, own: string, board: Board): Promise<string> {
  let tags = await board.tags();
  for (let moment = 0; moment < moments && isUnderWay(votesOn(subject, tags)); moment += 1) {
    await board.pause();
    tags = await board.tags();
  }
  let value = likeliest(votesOn(subject, tags)) ?? own;
  const vote = async (round: number, word: Vote): Promise<Votes> => {
    const tag = voteTag(subject, round, word, value);
    if (!tags.includes(tag)) {
      await (word === 'a' ? board.put(tag, value) : board.mark(tag));
      tags = await board.tags();
    }
    return votesOn(subject, tags);
  };
  for (let round = 1; ; round += 1) {
    let votes = await vote(round, 'a');
    if (votes.decided === undefined) votes = await vote(round, secondVote(votes, round));
    if (votes.decided !== undefined) return votes.decided;
    const result = resultOf(votes, round, value);
    value = result.value;
    if (result.isDecided) {
      await board.put(decisionTag(subject, value), value);
      return value;
    }
    await board.pause();
    tags = await board.tags();
  }
}

/** The tag that says what was decided: `_log.7.is.<value>`. */
export function decisionTag(subject: string, value: string): string {
  return `${subject}.is.${value}`;
}

/** True when others are at it. */
function isUnderWay({ decided, rounds }: Votes): boolean {
  return decided === undefined && rounds.size > 0;
}

function voteTag(subject: string, round: number, vote: Vote, value: string): string {
  return `${subject}.${round}.${vote}.${value}`;
}

/** Reads the votes on a subject out of all tags. @throws Failure `STORAGE_FAILED` when there are two decisions */
export function votesOn(subject: string, tags: readonly string[]): Votes {
  const rounds = new Map<number, Record<Vote, Set<string>>>();
  let decided: string | undefined;
  for (const tag of tags.filter((each) => each.startsWith(`${subject}.`))) {
    const [word = '', vote = '', value = ''] = tag.slice(subject.length + 1).split('.');
    if (word === 'is') {
      if (decided !== undefined) throw lost(subject, [decided, vote]);
      decided = vote;
      continue;
    }
    const round = rounds.get(Number(word)) ?? { a: new Set(), b: new Set(), c: new Set() };
    round[vote as Vote]?.add(value);
    rounds.set(Number(word), round);
  }
  return { rounds, decided };
}

/** The value that others are for: seconded alone in the latest round, else the first of those put up. */
function likeliest({ rounds }: Votes): string | undefined {
  const latest = [...rounds.keys()].toSorted((left, right) => right - left);
  const seconded = latest.flatMap((round) => [...(rounds.get(round)?.c ?? [])])[0];
  return seconded ?? [...(rounds.get(1)?.a ?? [])].toSorted()[0];
}

/** @param votes with the own vote of this round */
function secondVote({ rounds }: Votes, round: number): Vote {
  return rounds.get(round)?.a.size === 1 ? 'c' : 'b';
}

/** What a round came to for a process whose votes of it are among the votes. */
function resultOf({ rounds }: Votes, round: number, own: string): { isDecided: boolean; value: string } {
  const { b = new Set<string>(), c = new Set<string>() } = rounds.get(round) ?? {};
  const [seconded] = c;
  if (seconded !== undefined) return { isDecided: b.size === 0 && seconded === own, value: seconded };
  // Any of them will do; the same one for all brings the next round to an end.
  return { isDecided: false, value: [...b].toSorted()[0] ?? own };
}

function lost(subject: string, decisions: readonly string[]): Failure {
  return new Failure(
    'STORAGE_FAILED',
    `the registry lists tags late: ${subject} was decided twice, ${decisions.join(' and ')}`,
    { remedy: 'register in such a registry from one job at a time (`concurrency` of the workflow)' },
  );
}
