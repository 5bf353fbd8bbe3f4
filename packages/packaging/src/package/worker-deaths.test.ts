import { describe, expect, it } from 'vitest';

import { endsAgainAndAgain, workerDeaths } from './worker-deaths.ts';

const killed = 'E [7408] gunicorn.error - Worker (pid:7760) was sent SIGKILL! Perhaps out of memory?';
const crashed = 'W [1] gunicorn.error - Worker (pid:10745) was sent SIGSEGV!';

describe('workers that a signal ended', () => {
  it('say that memory ran out, or that a library crashed', () => {
    expect(workerDeaths(['Booting worker with pid: 1', killed])).toEqual({
      count: 1,
      how: 'SIGKILL: killed, most often because memory ran out',
      remedy: 'give it more memory',
    });
    expect(workerDeaths([crashed])?.how).toBe('SIGSEGV: it crashed with a memory access violation');
  });

  it('are waited for no longer when they end again and again', () => {
    expect(endsAgainAndAgain(workerDeaths([killed, killed]))).toBe(false);
    expect(endsAgainAndAgain(workerDeaths([killed, 'Booting', killed, killed]))).toBe(true);
  });

  it('are none of those that were asked to end', () => {
    expect(workerDeaths(['Worker (pid:1) was sent SIGTERM!', 'Listening'])).toBeUndefined();
  });
});
