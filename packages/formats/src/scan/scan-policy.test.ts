import { describe, expect, it } from 'vitest';
import { defaultScanPolicy, type Finding } from './finding.ts';
import { judgeFindings, scanPolicyOf } from './scan-policy.ts';

describe('scanPolicyOf', () => {
  it('changes the default line by line', () => {
    expect(scanPolicyOf({}, 'scan')).toEqual({ policy: defaultScanPolicy });
    expect(scanPolicyOf({ 'unknown-import': 'fail', unreadable: 'off' }, 'scan')).toEqual({
      policy: { ...defaultScanPolicy, 'unknown-import': 'fail', unreadable: 'off' },
    });
  });

  it('names every line that says nothing', () => {
    expect(scanPolicyOf({ imports: 'fail', unreadable: 'no' }, 'scan')).toMatchObject({
      problems: [
        {
          where: { input: 'scan' },
          said: '`imports=fail`',
          expected: expect.stringContaining('`escaping-path`'),
        },
        { said: '`unreadable=no`', expected: '`unreadable=` and one of `fail`, `warn`, `off`' },
      ],
    });
  });
});

describe('judgeFindings', () => {
  const finding = (name: Finding['class']): Finding => ({
    class: name,
    file: 'model.pkl',
    offset: 1234,
    said: 'it does something',
    expected: 'nothing',
    remedy: 'look at it',
  });

  it('makes problems and warnings of them, or nothing', () => {
    const found = [finding('malicious-import'), finding('unknown-import'), finding('embedded-code')];
    const { problems, notices } = judgeFindings(found, { ...defaultScanPolicy, 'embedded-code': 'off' });
    expect(problems).toEqual([
      {
        where: { file: 'model.pkl' },
        said: 'it does something (at byte 1,234) [malicious-import]',
        expected: 'nothing',
        remedy: 'look at it',
      },
    ]);
    expect(notices).toEqual([
      {
        level: 'warning',
        title: 'The model imports something that is not known to be harmless',
        message: 'it does something (at byte 1,234) [unknown-import]. Expected: nothing. Do: look at it.',
        where: { file: 'model.pkl' },
      },
    ]);
  });

  it('tells what is of one class in one file together', () => {
    const found = [1, 2, 3, 4, 5].map((offset) => ({ ...finding('malicious-import'), offset }));
    const { problems } = judgeFindings([...found, finding('unreadable')], defaultScanPolicy);
    expect(problems.map(({ said }) => said)).toEqual([
      'it does something (at byte 1); it does something (at byte 2); it does something (at byte 3); ' +
        'and 2 more of this kind [malicious-import]',
      'it does something (at byte 1,234) [unreadable]',
    ]);
  });
});
