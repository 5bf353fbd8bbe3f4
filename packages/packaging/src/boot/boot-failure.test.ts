import { describe, expect, it } from 'vitest';

import { bootFailure, endsAgainAndAgain, raisedIn, workerDeaths } from './boot-failure.ts';

const exitCodes = { 3: 'the scoring script could not be loaded', 98: 'the conda file is missing' };

function end(
  log: string[],
  exitCode: number | null = 3,
  signal: string | null = null,
): ReturnType<typeof bootFailure> {
  return bootFailure({ exitCode, signal, log, exitCodes });
}

describe('why a server did not come up', () => {
  it('names the module that is missing and the line that imports it', () => {
    const log = [
      'Traceback (most recent call last):',
      '  File "/opt/env/lib/python3.11/site-packages/server.py", line 91, in setup',
      '  File "/package/source/score.py", line 3, in <module>',
      '    import pandas as pd',
      "ModuleNotFoundError: No module named 'pandas'",
      'Worker failed to boot.',
    ];
    expect(end(log)).toEqual({
      cause:
        'score.py:3 imports `pandas`, which is not installed (exit code 3: the scoring script could not be loaded)',
      missing: { kind: 'module', name: 'pandas' },
      ending: 'exit code 3: the scoring script could not be loaded',
      remedy:
        'add the package that provides `pandas` to the requirements, or the file pandas.py to the source directory',
    });
  });

  it('believes the launcher, which saw the exception itself', () => {
    const log = [
      'some noise',
      "slipway: loading score.py failed at line 1: ModuleNotFoundError: No module named 'a.b'. Add the package that brings `a` to the requirements of the environment",
    ];
    const { cause, missing } = end(log);
    expect(cause).toBe(
      "loading score.py failed at line 1: ModuleNotFoundError: No module named 'a.b' (exit code 3: the scoring script could not be loaded)",
    );
    expect(missing).toEqual({ kind: 'module', name: 'a.b' });
  });

  it.each([
    [
      ["FileNotFoundError: [Errno 2] No such file or directory: '/m/labels.json'"],
      { kind: 'file', name: '/m/labels.json' },
    ],
    [
      ['ImportError: libgomp.so.1: cannot open shared object file: No such file or directory'],
      { kind: 'file', name: 'libgomp.so.1' },
    ],
    [
      ["Error: Cannot find package 'onnxruntime-node' imported from x"],
      { kind: 'module', name: 'onnxruntime-node' },
    ],
    [
      ["ImportError: cannot import name 'soft_unicode' from 'markupsafe' (/x)"],
      { kind: 'module', name: 'markupsafe' },
    ],
  ])('finds what is missing in %j', (log, missing) => {
    expect(end(log).missing).toEqual(missing);
  });

  it('says what exit codes and signals mean', () => {
    expect(end([], 137).ending).toBe('exit code 137: killed, most often because memory ran out');
    expect(end([], 98).ending).toBe('exit code 98: the conda file is missing');
    expect(end([], 77).ending).toBe('exit code 77');
    expect(end([], null, 'SIGKILL')).toMatchObject({
      cause: 'the server was killed (SIGKILL: killed, most often because memory ran out)',
      remedy: 'give it more memory',
    });
    expect(end([], null).ending).toBeUndefined();
  });

  it('names places in the package, not in the folder where it is assembled', () => {
    const line =
      "FileNotFoundError: [Errno 2] No such file or directory: '/w/.package.08af.assembling/models/m/1/w.bin'";
    expect(end([line], 3)).toMatchObject({
      cause: expect.stringContaining('a file is missing: models/m/1/w.bin (exit code 3') as string,
    });
  });

  it('says what a request raised, and where', () => {
    const log = [
      '  File "/p/source/score.py", line 2, in run',
      "KeyError: 'age'",
      'The above exception was the direct cause of the following exception:',
      '  File "/e/lib/python3.11/site-packages/server/user_script.py", line 1, in invoke_run',
      'azureml_inference_server_http.server.user_script.UserScriptException: Caught an unhandled exception',
    ];
    expect(raisedIn(log)).toBe("score.py:2 KeyError: 'age'");
    expect(raisedIn(['all is well'])).toBeUndefined();
  });

  it('quotes the last error, or the last line, when it knows no better', () => {
    expect(end(['ValueError: bad opset', 'Worker exiting'], 1).cause).toBe(
      'ValueError: bad opset (exit code 1: the program failed)',
    );
    expect(end(['2026-01-01 I [1] server - going down', ''], 1).cause).toBe(
      'going down (exit code 1: the program failed)',
    );
    expect(end([], 1).cause).toBe('it printed no reason (exit code 1: the program failed)');
  });
});

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
