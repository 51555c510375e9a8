import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { command, TestIo } from './command.test-helper.ts';
import { endingOf } from './ending.ts';

const run = async (...argv: string[]) => {
  const io = new TestIo('/nowhere');
  return { code: await command(io, ...argv), out: io.out, err: io.err };
};

describe('the command line', () => {
  it('prints help with every command and examples, and ends with 0', async () => {
    const { code, out, err } = await run('--help');
    for (const name of ['run', 'plan', 'serve', 'replay', 'restore', 'report', 'diff', 'verify', 'list']) {
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    expect(out).toContain('$ campaign-conformance run');
    expect([code, err]).toEqual([0, '']);
  });

  it('prints its version', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: '0.0.0\n', err: '' });
  });

  it('takes no command for wrong usage, and tells how it is used', async () => {
    const { code, out, err } = await run();
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: campaign-conformance');
  });

  it.each([
    [['run', '--bugdet', '3'], "error: unknown option '--bugdet' (Did you mean --budget?)\n"],
    [['rum'], "error: unknown command 'rum' (Did you mean run?)\n"],
    [['run', '--profile', 'slow'], 'Allowed choices are quick, standard, nightly, deep.'],
    [['run', '--budget', '0'], 'It takes a whole number of at least 1.'],
    [['run', '--budget', '1e3'], 'It takes a whole number of at least 1.'],
    [['run', '--concurrency', '-1'], 'It takes a whole number of at least 1.'],
    [['run', '--rate', 'fast'], 'It takes a whole number of at least 1.'],
    [['run', '--time', '0'], 'It takes a number above 0.'],
    [['run', '--timeout', '0'], 'It takes a number above 0.'],
    [['replay', 'f-1', '--timeout', 'slow'], 'It takes a number above 0.'],
    [['restore', '--patience', '86401'], 'It takes a number of seconds of at most 86400.'],
    [['plan', '--allow-host', ''], 'It is empty.'],
    [['run', '--seed', '1.5'], 'It takes a whole number.'],
    [['run', '--format', 'json,pdf'], '“pdf” is none of json, junit, html, md, tickets.'],
    [['run', '--fail-on', 'rain'], '“rain” is none of drift, hazard, discrepancy.'],
    [['run', '--label', 'build'], 'It takes the form KEY=VALUE.'],
    [['run', 'staging'], 'error: too many arguments'],
    [['serve', '--port', '65536'], 'It takes a whole number from 0 to 65535.'],
    [['replay'], "error: missing required argument 'finding'"],
    [['list', 'bugs'], 'Allowed choices are rules, clauses,'],
  ])('tells on one line what is wrong with %j', async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [['run', '--operation', 'updateVoiceCampainV2'], 'Did you mean “updateVoiceCampaignV2”?'],
    [['run', '--config', 'no.yaml'], 'no.yaml does not exist'],
    [['run', '--base-url', 'http://staging.example'], 'Give --config FILE'],
    [['plan', '--target', 'staging'], 'Give --config FILE'],
    [['run', '--waivers', 'no.yaml'], 'no.yaml does not exist'],
    [['verify', 'no.json'], 'There are no results at'],
    [['report', 'no.json'], 'There are no results at'],
    [['diff', 'no.json', 'no.json'], 'There are no results at'],
    [['replay', 'f-00000000'], 'There are no results at'],
    [['restore', '--journal', 'no.json'], 'does not exist'],
    [['serve', '--mutant', 'no'], 'unknown mutant “no”'],
    [['serve', '--variant', 'no=1'], 'unknown variant “no”'],
  ])('tells in two lines what %j lacks, and how to fix it', async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: .+\n.+\n$/);
    expect(err).toContain(message);
  });
});

describe('an error that nobody foresaw', () => {
  const reported = (error: unknown, env = {}) => {
    const io = new TestIo('/nowhere', env);
    return { code: endingOf(error, io), err: io.err };
  };

  it('is named as a defect of the suite, on one line and without a stack', () => {
    expect(reported(new TypeError('x is\nundefined'))).toEqual({
      code: 2,
      err: 'error: a defect of the suite, not of the target: x is undefined\n',
    });
  });

  it('shows its stack where it is asked for', () => {
    expect(reported(new TypeError('x'), { CONFORMANCE_DEBUG: '1' }).err).toContain('program.test.ts');
  });

  it('is no error of usage', () => {
    expect(reported(new UsageError('a', 'b'), { CONFORMANCE_DEBUG: '1' })).toEqual({ code: 2, err: 'error: a\nb\n' });
  });
});
