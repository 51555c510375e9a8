import { describe, expect, it } from 'vitest';
import type { NuisanceEntry } from '../commands/context.ts';
import { departures, isRight } from './departures.ts';
import { outcome } from './matrix.test-helper.ts';
import type { TrialOutcome, TrialVerdict } from './trial.ts';

const reported = (verdict: TrialVerdict['verdict'], text = 'It did.'): TrialVerdict => ({
  rule: 'a/rule',
  clause: 'put.body',
  verdict,
  text,
});
const without = outcome({ readings: { side: 'table' }, observations: { order: 'as sent', 'put.shape': 'the same' } });
const nuisance = (right: NuisanceEntry['right'], more: Partial<NuisanceEntry> = {}): NuisanceEntry => ({
  id: 'delivery/rain',
  family: 'delivery',
  title: 'It rains.',
  right,
  notices: [],
  socket: false,
  hides: [],
  ...more,
});
const of = (entry: NuisanceEntry, behind: Partial<TrialOutcome>) =>
  departures([entry], { ...without, ...behind }, without);
const open: Partial<TrialOutcome> = {
  exit: 3,
  reported: [reported('inconclusive', 'outage')],
  passes: 9,
  readings: { side: 'undecided' },
  observations: {},
};

describe('behind a nuisance that is to go unnoticed', () => {
  const unnoticed = nuisance('unnoticed');

  it('a run is right that comes to the same', () => {
    expect(isRight(of(unnoticed, {}))).toBe(true);
    expect(isRight(of(unnoticed, { requests: 99 }))).toBe(true);
    expect(isRight(of(unnoticed, { restored: { leaflet: true, 'other-leaflet': true } }))).toBe(true);
    expect(isRight(of(unnoticed, { restored: { leaflet: true, 'other-leaflet': null } }))).toBe(false);
  });

  it.each<[string, Partial<TrialOutcome>, object]>([
    ['fails', { reported: [reported('fail')] }, { alarms: [reported('fail')] }],
    ['has another reading', { readings: { side: 'neither' } }, { readings: [{ id: 'side', behind: 'neither' }] }],
    ['observes otherwise', { observations: {} }, { observations: [{ id: 'order' }, { id: 'put.shape' }] }],
    [
      'leaves something open',
      { reported: [reported('inconclusive', 'outage')] },
      { wrong: [/leaves put\.body .* outage$/] },
    ],
    ['asks less', { passes: 9 }, { wrong: [/9 passes in place of 10/] }],
    ['does not know what it left', { restored: { leaflet: null } }, { wrong: [/whether leaflet is as it was found/] }],
    ['says what is not so', { untrue: ['leaflet'] }, { untrue: ['leaflet'] }],
    ['breaks', { broken: ['no port'] }, { wrong: ['no port'] }],
  ])('one is wrong that %s', (_, behind, expected) => {
    const all = Object.entries(expected).map(([key, list]) => [
      key,
      list.map((one: unknown) =>
        one instanceof RegExp
          ? expect.stringMatching(one)
          : typeof one === 'string'
            ? one
            : expect.objectContaining(one),
      ),
    ]);
    expect(of(unnoticed, behind)).toMatchObject(Object.fromEntries(all));
  });

  it('what fails without it is no alarm', () => {
    const failing = outcome({ reported: [reported('fail')], exit: 1 });
    expect(isRight(departures([unnoticed], failing, failing))).toBe(true);
  });
});

describe('behind a nuisance that is to be noticed', () => {
  it('a run is right that answers otherwise what is named, by id or by its end', () => {
    const noticed = nuisance('noticed', { notices: ['order', 'shape'] });
    expect(isRight(of(noticed, { observations: { order: 'sorted', 'put.shape': 'it adds one' } }))).toBe(true);
    expect(of(noticed, { readings: { side: 'neither' } }).readings).toHaveLength(1);
  });
});

describe('behind a nuisance that leaves something open', () => {
  const inconclusive = nuisance('inconclusive');

  it('a run is right that says so, and decides the rest as without it', () => {
    expect(isRight(of(inconclusive, open))).toBe(true);
    expect(of(inconclusive, { ...open, readings: { side: 'neither' } }).readings).toHaveLength(1);
  });

  it('one is wrong that blames, or that takes everything for decided', () => {
    expect(of(inconclusive, { ...open, reported: [reported('fail')], exit: 1 }).alarms).toEqual([reported('fail')]);
    expect(of(inconclusive, {}).wrong).toEqual(['It leaves nothing open, and ends with 0.']);
  });

  it('one is right that could judge nothing at all', () => {
    expect(isRight(of(inconclusive, { ...open, exit: 2, passes: 0 }))).toBe(true);
    expect(isRight(of(inconclusive, { ...open, exit: 2 }))).toBe(false);
  });

  it('one may come to the same where that is right, too', () => {
    const either = nuisance('inconclusive', { orElse: 'unnoticed' });
    expect([{}, open].map((behind) => isRight(of(either, behind)))).toEqual([true, true]);
    const wrong = of(either, { restored: { leaflet: null }, observations: {} });
    expect(wrong).toMatchObject({
      observations: [{ id: 'order' }, { id: 'put.shape' }],
      wrong: [expect.stringMatching(/whether leaflet/)],
    });
  });
});

describe('behind something that is no API', () => {
  it('a run is right that says so', () => {
    const none = nuisance('not the API');
    const refused: Partial<TrialOutcome> = {
      broken: ['This does not look like the API: GET / was answered 200'],
      exit: 2,
    };
    expect(isRight(of(none, refused))).toBe(true);
    expect(of(none, open).wrong).toEqual(['It does not say that this does not look like the API, and ends with 3.']);
    expect(isRight(of(nuisance('unnoticed'), refused))).toBe(false);
  });
});
