import { describe, expect, it } from 'vitest';
import { toyBaseline, toyRun, toySubject } from '../testing/toy-run.ts';
import { json, type ToyQuirks } from '../testing/toy-target.ts';
import { Spent } from './budget.ts';
import { confirm, restore } from './confirm.ts';
import { look } from './lane.ts';

const changed = { ...toyBaseline(), title: 'Winter Sale' };

describe('putting a campaign back', () => {
  it('sends nothing where nothing was written', async () => {
    const { subject, wire } = await toySubject();
    await restore(subject);
    expect(wire).toEqual([]);
    expect(subject.record).toMatchObject({ written: false, restored: true });
  });

  it('sends the baseline, and sees by a read that it is there', async () => {
    const { subject, wire, left, budget } = await toySubject();
    await look(subject);
    await subject.write(changed, { role: 'set' }, 'base');
    expect(left['leaflet-0041']).toEqual(changed);
    expect(subject.record).toMatchObject({ written: true, restored: false });
    await restore(subject);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
    expect(subject.record.restored).toBe(true);
    expect(wire.map(({ method }) => method)).toEqual(['GET', 'PUT', 'PUT', 'GET']);
    expect(budget.sent).toEqual({ base: 2, followUp: 0, restore: 2 });
  });

  it('needs no budget, and no leave of a signal', async () => {
    const controller = new AbortController();
    const { subject, left } = await toySubject({ budget: 1, signal: controller.signal });
    await subject.write(changed, { role: 'set' }, 'base');
    controller.abort(new Error('Ctrl-C'));
    await expect(subject.write(changed, { role: 'set' }, 'base')).rejects.toThrow('Ctrl-C');
    await restore(subject);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
    expect(subject.record.restored).toBe(true);
  });

  it('waits for reads that are late', async () => {
    const { subject } = await toySubject({ quirks: { lagMs: 700 } });
    await look(subject);
    await subject.write(changed, { role: 'set' }, 'base');
    await restore(subject);
    expect(subject.record.restored).toBe(true);
  });

  it('is tried three times where the target falls over', async () => {
    let puts = 0;
    const answers: ToyQuirks['answers'] = ({ method }) =>
      method === 'PUT' && [2, 3].includes(++puts) ? json(503, {}) : undefined;
    const { subject, left } = await toySubject({ quirks: { answers } });
    await subject.write(changed, { role: 'set' }, 'base');
    await restore(subject);
    expect(puts).toBe(4);
    expect(subject.record.restored).toBe(true);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });

  it.each<[string, number, boolean]>([
    ['was never accepted', 422, true],
    ['fell over', 500, false],
  ])(
    'of a campaign whose only write %s, and whose target takes no baseline, leaves it restored: %s',
    async (_, status, restored) => {
      const { subject } = await toySubject({ quirks: { answers: () => json(status, {}) } });
      await subject.write(changed, { role: 'set' }, 'base');
      await restore(subject);
      expect(subject.record).toMatchObject({ written: true, restored });
    },
  );

  it('of a campaign whose only write was cut off is not done where the baseline is refused', async () => {
    let puts = 0;
    const answers: ToyQuirks['answers'] = () =>
      puts++ === 0 ? { failure: 'interrupted', message: 'Ctrl-C' } : json(422, {});
    const { subject } = await toySubject({ quirks: { answers } });
    await subject.write(changed, { role: 'set' }, 'base');
    await restore(subject);
    expect(subject.record.restored).toBe(false);
  });

  it('of what an earlier process changed is done only where the target takes the baseline', async () => {
    const refusing = await toySubject({ quirks: { answers: () => json(401, {}) } });
    refusing.subject.record.written = true;
    await restore(refusing.subject);
    expect(refusing.subject.record.restored).toBe(false);
    const taking = await toySubject({ found: changed });
    taking.subject.record.written = true;
    await restore(taking.subject);
    expect(taking.subject.record.restored).toBe(true);
    expect(taking.left['leaflet-0041']).toEqual(toyBaseline());
  });
});

describe('a repetition', () => {
  it('of a read follows its write, and both are told apart from what they repeat', async () => {
    const { subject } = await toySubject();
    await look(subject);
    const write = await subject.write(changed, { role: 'set' }, 'base');
    const read = await subject.readBack({}, 'base');
    expect(await confirm(subject, read)).toBe(true);
    expect(subject.log.exchanges.slice(-2)).toMatchObject([
      { role: 'confirm', of: write.id, operation: 'putLeaflet', request: { body: changed } },
      { role: 'confirm', of: read.id, operation: 'getLeaflet' },
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
