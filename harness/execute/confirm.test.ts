import { describe, expect, it } from 'vitest';
import { toyBaseline, toyRun, toySubject } from '../testing/toy-run.ts';
import { json } from '../testing/toy-target.ts';
import { Spent } from './budget.ts';
import { confirm } from './confirm.ts';
import { look } from './walk.ts';

const changed = { ...toyBaseline(), title: 'Winter Sale' };

describe('a repetition', () => {
  it('of a read follows its write, and is made twice; all are distinguished from what they repeat', async () => {
    const { subject } = await toySubject();
    await look(subject);
    const write = await subject.write(changed, { role: 'set' }, 'base');
    const read = await subject.readBack({}, 'base');
    expect(await confirm(subject, read)).toBe(true);
    const confirmed = subject.log.exchanges.slice(-3);
    expect(confirmed).toMatchObject([
      { role: 'confirm', of: write.id, operation: 'putLeaflet', request: { body: changed } },
      { role: 'confirm', of: read.id, operation: 'getLeaflet' },
      { role: 'confirm', of: confirmed[1]?.id, operation: 'getLeaflet' },
    ]);
  });

  it('of an access case carries the same credential, after a twin and the baseline', async () => {
    const record = await toyRun({
      profile: 'quick',
      quirks: {
        answers: ({ headers }) =>
          headers.some(([name]) => name === 'Authorization') ? undefined : json(200, { outcome: 'done', data: {} }),
      },
    });
    const again = record.exchanges.findIndex(({ role, credential }) => role === 'confirm' && credential === 'none');
    expect(record.exchanges.slice(again - 2, again).map(({ role, credential }) => [role, credential])).toEqual([
      ['twin', 'own'],
      ['set', 'own'],
    ]);
    expect(record.exchanges[again]?.request.headers).not.toHaveProperty('Authorization');
  });

  it('says where no budget was left for it', async () => {
    const { subject } = await toySubject({ budget: 1 });
    const write = await subject.write(changed, { role: 'set' }, 'base');
    expect(await confirm(subject, write)).toBe(false);
    await expect(subject.write(changed, { role: 'set' }, 'base')).rejects.toThrow(Spent);
  });
});
