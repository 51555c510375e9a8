import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../model/json.ts';
import { toyBaseline, toySubject } from '../testing/toy-run.ts';
import { json, type ToyQuirks } from '../testing/toy-target.ts';
import { RESTORE_MS } from './patience.ts';
import { restore } from './restore.ts';
import type { Subject } from './subject.ts';
import { look } from './walk.ts';

const changed = { ...toyBaseline(), title: 'Winter Sale' };
const set = (subject: Subject, body: JsonObject = changed) => subject.write(body, { role: 'set' }, 'base');

/** Puts back what a subject wrote, and keeps the lines printed meanwhile. */
async function putBack(subject: Subject) {
  const lines: string[] = [];
  const left = await restore([subject], (line) => lines.push(line));
  return { left, lines };
}

describe('putting a campaign back', () => {
  it('sends the baseline, and compares a read with the first one', async () => {
    const { subject, wire, left, budget } = await toySubject();
    await look(subject);
    await set(subject);
    expect(left['leaflet-0041']).toEqual(changed);
    expect(subject.record).toMatchObject({ written: true, restored: null });
    expect(await putBack(subject)).toEqual({ left: [], lines: [] });
    expect(left['leaflet-0041']).toEqual(toyBaseline());
    expect(subject.record.restored).toBe(true);
    expect(wire.map(({ method }) => method)).toEqual(['GET', 'GET', 'PUT', 'PUT', 'GET']);
    expect(budget.sent).toEqual({ base: 3, followUp: 0, again: 0, restore: 2 });
  });

  it('needs no budget, and no leave of a signal', async () => {
    const controller = new AbortController();
    const { subject, left } = await toySubject({ budget: 3, signal: controller.signal });
    await look(subject);
    await set(subject);
    controller.abort(new Error('Ctrl-C'));
    await expect(set(subject)).rejects.toThrow('Ctrl-C');
    await putBack(subject);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
    expect(subject.record.restored).toBe(true);
  });

  it('waits for reads that are late', async () => {
    const { subject } = await toySubject({ quirks: { lagMs: 700 } });
    await look(subject);
    await set(subject);
    await putBack(subject);
    expect(subject.record.restored).toBe(true);
  });

  it('waits for a target that is away for minutes, and says so', async () => {
    let until = Number.POSITIVE_INFINITY;
    let now = () => 0;
    const answers: ToyQuirks['answers'] = ({ method }) =>
      method === 'PUT' && now() < until ? json(503, {}) : undefined;
    const { subject, left } = await toySubject({ quirks: { answers } });
    await look(subject);
    until = 0;
    await set(subject);
    now = () => subject.clock.now();
    until = now() + 100_000;
    const { lines } = await putBack(subject);
    expect(lines[0]).toBe('leaflet is not back yet: 503, faulted; next try in 0.5 s');
    expect(subject.record.restored).toBe(true);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });

  it('gives up in the end, and says what it does not know', async () => {
    let isAway = false;
    const answers: ToyQuirks['answers'] = () =>
      isAway ? { failure: 'unreachable', message: 'nobody there' } : undefined;
    const { subject } = await toySubject({ quirks: { answers } });
    await look(subject);
    await set(subject);
    isAway = true;
    const from = subject.clock.now();
    await putBack(subject);
    expect(subject.clock.now() - from).toBeGreaterThan(RESTORE_MS - 10_000);
    expect(subject.record).toMatchObject({ restored: null, unknown: { reason: 'not put back' } });
  });

  it('waits for no longer than its patience where nothing but the baseline was sent', async () => {
    const answers: ToyQuirks['answers'] = ({ method }) => (method === 'PUT' ? json(503, {}) : undefined);
    const { subject } = await toySubject({ quirks: { answers } });
    await look(subject);
    await subject.write(toyBaseline(), { role: 'control' }, 'base');
    const from = subject.clock.now();
    await putBack(subject);
    expect(subject.clock.now() - from).toBeLessThan(RESTORE_MS / 2);
    expect(subject.record.unknown).toMatchObject({ reason: 'not put back' });
  });

  it('counts what was waited since an update was last accepted', async () => {
    let isAway = false;
    const answers: ToyQuirks['answers'] = ({ method }) => (isAway && method === 'PUT' ? json(503, {}) : undefined);
    const { subject } = await toySubject({ quirks: { answers } });
    await look(subject);
    await set(subject);
    isAway = true;
    await subject.clock.sleep(RESTORE_MS);
    const from = subject.clock.now();
    await putBack(subject);
    expect(subject.clock.now() - from).toBeLessThan(RESTORE_MS / 2);
  });

  it('waits for who is locked out for a while', async () => {
    let isLocked = false;
    let now = () => 0;
    let until = 0;
    const answers: ToyQuirks['answers'] = () => (isLocked && now() < until ? json(401, {}) : undefined);
    const { subject, left } = await toySubject({ quirks: { answers } });
    await look(subject);
    await set(subject);
    isLocked = true;
    now = () => subject.clock.now();
    until = now() + 6000;
    await putBack(subject);
    expect(subject.record).toMatchObject({ restored: true });
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });

  it('says of a campaign whose read was turned away how it was answered', async () => {
    const { subject } = await toySubject({
      quirks: { answers: () => json(401, { outcome: 'failed', message: 'too early' }) },
    });
    await look(subject);
    await set(subject);
    await putBack(subject);
    expect(subject.record.unknown?.note).toBe(
      'its read was answered 401, blocked, “too early”; every update was refused',
    );
  });

  it('sends a refused baseline three times, and names what is left', async () => {
    let puts = 0;
    const answers: ToyQuirks['answers'] = ({ method }) => (method === 'PUT' && puts++ > 0 ? json(422, {}) : undefined);
    const { subject } = await toySubject({ quirks: { answers } });
    await look(subject);
    await set(subject);
    const { left } = await putBack(subject);
    const { title } = toyBaseline();
    expect(left[0]).toEqual({ campaign: 'leaflet', member: 'title', before: title, after: 'Winter Sale' });
    expect(left.map(({ member }) => member)).toEqual(['title', 'shortTitle']);
    expect(subject.record).toMatchObject({ restored: false, left: [{ member: 'title' }, { member: 'shortTitle' }] });
  });

  it('sends nothing where every write was refused, and sees that nothing changed', async () => {
    const answers: ToyQuirks['answers'] = ({ method }) => (method === 'PUT' ? json(422, {}) : undefined);
    const { subject, wire } = await toySubject({ quirks: { answers } });
    await look(subject);
    await set(subject);
    await putBack(subject);
    expect(wire.map(({ method }) => method)).toEqual(['GET', 'GET', 'PUT', 'PUT', 'GET']);
    expect(subject.record.restored).toBe(true);
  });

  it('takes a success without the success mark for a write that may have been stored', async () => {
    let puts = 0;
    const { subject, left } = await toySubject({
      quirks: {
        answers: () => undefined,
        tells: (data) => data,
        strip: ({ method }) => method === 'PUT' && puts++ === 0,
      },
    });
    await set(subject);
    expect(left['leaflet-0041']).toEqual(changed);
    await putBack(subject);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
  });

  it('says of a campaign that no read shows that it cannot be known', async () => {
    const { subject } = await toySubject();
    await set(subject);
    await putBack(subject);
    expect(subject.record).toMatchObject({
      restored: null,
      unknown: { reason: 'no read', note: 'no read shows it; its baseline was put back' },
    });
  });

  it('overwrites what an earlier process changed, whatever a read shows', async () => {
    const { subject, left } = await toySubject({ found: changed });
    await look(subject);
    subject.log.found = {
      ...(subject.log.found as JsonObject),
      title: toyBaseline().title ?? null,
      shortTitle: String(toyBaseline().title).toLowerCase(),
    };
    subject.record.written = true;
    await putBack(subject);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
    expect(subject.record.restored).toBe(true);
  });
});

describe('a write whose answer never came', () => {
  /** A target that answers one update 504, and carries it out later. */
  const lateBy = (ms: number): ToyQuirks => ({
    late: (body) => (isObject(body) && body.copies === 61 ? ms : undefined),
  });

  it('is watched for until patience has passed, and what it changed is put back', async () => {
    const { subject, left } = await toySubject({ quirks: lateBy(4_000) });
    await look(subject);
    await set(subject, { ...changed, copies: 61 });
    const from = subject.clock.now();
    const { lines } = await putBack(subject);
    expect(lines).toEqual([
      'an update of leaflet was not answered; watching for 10 s',
      'leaflet is not as it was found; its baseline is put back again',
    ]);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
    expect(subject.record.restored).toBe(true);
    expect(subject.clock.now() - from).toBeGreaterThanOrEqual(subject.patienceMs);
  });

  it('on a campaign that no read shows has the baseline put there once more, and cannot be known', async () => {
    const { subject, left, wire } = await toySubject({ quirks: lateBy(4_000) });
    await set(subject, { ...changed, copies: 61 });
    await putBack(subject);
    expect(subject.log.recorded.slice(-2).map(({ role }) => role)).toEqual(['restore', 'restore']);
    expect(wire.every(({ method }) => method === 'PUT')).toBe(true);
    expect(left['leaflet-0041']).toEqual(toyBaseline());
    expect(subject.record).toMatchObject({ restored: null, unknown: { reason: 'unsettled' } });
  });
});

describe('what changes by itself', () => {
  /** A target that counts its updates in a member that no page has. */
  const counting = (): ToyQuirks => {
    let writes = 0;
    return {
      answers: ({ method }) => {
        if (method === 'PUT') writes += 1;
        return undefined;
      },
      tells: (data) => ({ ...data, __v: writes }),
    };
  };

  it('is named once where no page has it, and counts for nothing', async () => {
    const { subject } = await toySubject({ quirks: counting() });
    await look(subject);
    await set(subject, toyBaseline());
    await subject.readBack({}, 'base');
    await set(subject);
    const { left } = await putBack(subject);
    expect(left).toEqual([]);
    expect(subject.record).toMatchObject({ restored: true, moving: ['__v'] });
  });

  it('is found out by putting the baseline back twice, where nothing else showed it', async () => {
    const { subject } = await toySubject({ quirks: counting() });
    await look(subject);
    await set(subject);
    expect((await putBack(subject)).left).toEqual([]);
    expect(subject.record.moving).toEqual(['__v']);
  });

  it('is left, and named, where it did not change by itself', async () => {
    const quirks: ToyQuirks = {};
    let channel = 'paper';
    quirks.answers = (_, body) => {
      if (isObject(body) && body.title === 'Winter Sale') channel = 'screen';
      return undefined;
    };
    quirks.tells = (data) => ({ ...data, channel });
    const { subject } = await toySubject({ quirks });
    await look(subject);
    await set(subject);
    expect((await putBack(subject)).left).toEqual([
      { campaign: 'leaflet', member: 'channel', before: 'paper', after: 'screen' },
    ]);
  });
});
