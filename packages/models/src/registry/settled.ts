import type { Clock } from '@slipway/core/ports';

/**
 * How long after a change is looked whether it stayed, in milliseconds: what a change of somebody else takes at most. Where
 * all is slow, theirs takes as long as the own one did, a few times over.
 */
const settleMs = { least: 50, most: 250 };
const slower = 3;

/**
 * Changes a text that can only be written over. Of two runs that change it in the same moment the later one stays; the
 * other sees that a moment later, and changes what is there then. A run that was killed in that moment can lose what it
 * said.
 * @param next what becomes of the text; the same text again when nothing is missing in it. Pure
 */
export async function changeSettled(
  clock: Clock,
  read: () => Promise<string | undefined>,
  write: (text: string) => Promise<void>,
  next: (now: string | undefined) => string,
): Promise<void> {
  for (;;) {
    const began = clock.now();
    const text = await read();
    const changed = next(text);
    if (changed === text) return;
    await write(changed);
    await settle(clock, began);
  }
}

/** Waits until what others wrote at the same time is there. @param began when the change began, milliseconds since 1970 */
async function settle(clock: Clock, began: number): Promise<void> {
  const random = settleMs.least + Math.random() * (settleMs.most - settleMs.least);
  await clock.sleep(Math.max(random, (clock.now() - began) * slower));
}
