import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Results } from '../model/results.ts';
import { command, folder, latest, served, TestIo } from './command.test-helper.ts';

const CLAUSE = 'updateVoiceCampaignV2.body.name.maxLength';

/** Results of a quick run against a mutant, changed and verified. */
async function verified(change: (results: Results) => void) {
  const dir = await folder();
  const { config } = await served(dir, { mutants: [`${CLAUSE}:dropped`] });
  const run = [
    'run',
    '--config',
    config,
    '--profile',
    'quick',
    '--format',
    'json',
    '--operation',
    'updateVoiceCampaignV2',
  ];
  await command(new TestIo(dir), ...run);
  const results = await latest(dir);
  change(results);
  await writeFile(join(dir, 'changed.json'), JSON.stringify(results));
  const io = new TestIo(dir);
  return { code: await command(io, 'verify', 'changed.json'), out: io.out };
}

describe('verify', () => {
  it('agrees with the verdicts of a run, fails and all', async () => {
    const { code, out } = await verified(() => {});
    expect(code).toBe(0);
    expect(out).toMatch(/^All \d+ verdicts and \d+ readings agree with the \d+ recorded exchanges\.\n$/);
  });

  it('names a verdict that the exchanges do not bear out', async () => {
    const { code, out } = await verified(({ verdicts }) => {
      const fail = verdicts.find(({ clause, verdict }) => clause === CLAUSE && verdict === 'fail');
      if (fail) fail.verdict = 'pass';
    });
    expect(code).toBe(1);
    expect(out).toContain(`1 of `);
    expect(out).toContain(`${CLAUSE} (request/max-length): recorded pass, recomputed fail\n`);
  });

  it('names a verdict that was taken out', async () => {
    const { code, out } = await verified(({ verdicts }) => {
      verdicts.splice(
        verdicts.findIndex(({ clause }) => clause === CLAUSE),
        1,
      );
    });
    expect(code).toBe(1);
    expect(out).toContain('recorded nothing, recomputed fail');
  });

  it('names a reading that the exchanges do not bear out', async () => {
    const { code, out } = await verified(({ discrepancies, observations }) => {
      const reading = discrepancies.find(({ id }) => id === 'kv2put-data-id-vs-_id');
      if (reading) reading.reading = 'table';
      const answered = observations.find(({ id }) => id === 'message-text');
      if (answered) answered.answer = 'in verse';
    });
    expect(code).toBe(1);
    expect(out).toContain('kv2put-data-id-vs-_id (probe): recorded table, recomputed sample\n');
    expect(out).toContain('message-text (probe): recorded in verse, recomputed undecided\n');
  });

  it('notices counts that are not those of the verdicts', async () => {
    const { code, out } = await verified(({ summary }) => {
      summary.pass += 1;
    });
    expect(code).toBe(1);
    expect(out).toBe('The summary and the scope are not those of the verdicts.\n');
  });

  it('notices an answer that was changed', async () => {
    const { code } = await verified(({ exchanges }) => {
      for (const { response } of exchanges) if ('status' in response) response.status = 500;
    });
    expect(code).toBe(1);
  });

  it('takes a waived verdict for the fail it was', async () => {
    const { code } = await verified((results) => {
      const fail = results.verdicts.find(({ verdict }) => verdict === 'fail');
      if (fail) fail.verdict = 'waived';
      results.summary.fail -= 1;
      results.summary.waived += 1;
    });
    expect(code).toBe(0);
  });
});
