import { describe, expect, it } from 'vitest';
import type { Arrival } from './call.ts';
import { violationsOf } from './oracle.ts';
import { changed, ended, found, results, step, trace } from './trace.test-helper.ts';
import type { CommandStep, Trace } from './trace.ts';

/** What is found wrong, by its name alone. */
const wrongs = (steps: CommandStep[], more: Partial<Trace> = {}) => [
  ...new Set(violationsOf(trace(steps, more)).map(({ wrong }) => wrong)),
];

const quiet = ended({ out: 'Nothing to say.\n' });
const silentResults = { results: results({ restored: false }) };

function write(more: Partial<Arrival> = {}): Arrival {
  return {
    n: 1,
    nthWrite: 1,
    campaign: 'id-1',
    method: 'PUT',
    url: '/',
    headers: [],
    body: '',
    peer: 1,
    findsChanged: false,
    changes: false,
    carriedOut: 1,
    status: 200,
    ...more,
  };
}

describe('the oracle', () => {
  it('finds nothing wrong where everything is as it was found', () => {
    expect(violationsOf(trace([step({ writes: [write()] })]))).toEqual([]);
  });

  it('barks at a change that nothing names', () => {
    const left = step({ ended: { ...quiet, code: 3 }, after: changed, ...silentResults });
    const [first] = violationsOf(trace([left]));
    expect(first).toEqual({ wrong: 'unnamed', seen: 'after run nothing names acme.leaflet: fields.title: "a" → "b"' });
  });

  it.each<[string, Partial<CommandStep>]>([
    ['an open journal', { open: ['id-1'], ...silentResults }],
    ['run.left', { results: results({ restored: false, left: [{ campaign: 'leaflet' }] }) }],
    [
      'a campaign of which nothing can be known',
      { results: { ...results({ restored: null }), campaigns: [{ key: 'leaflet', restored: null }] } },
    ],
    ['the terminal', { ended: ended({ code: 3, out: 'Restored    no: acme.leaflet\n' }), ...silentResults }],
  ])('lets a change pass that is named by %s, and put back later', (_, more) => {
    expect(wrongs([step({ ended: { ...quiet, code: 3 }, after: changed, ...more })])).toEqual([]);
  });

  it('takes a name of another campaign for none', () => {
    const more = { results: results({ restored: false, left: [{ campaign: 'poster' }] }), open: ['id-2'] };
    expect(wrongs([step({ ended: { ...quiet, code: 3 }, after: changed, ...more })])).toEqual(['unnamed']);
  });

  it('barks at “as it was found” and at restored: true where that is not so', () => {
    expect(wrongs([step({ after: changed, open: ['id-1'] })])).toEqual(['false word']);
    const mute = step({ after: changed, open: ['id-1'], ended: quiet });
    expect(violationsOf(trace([mute])).map(({ seen }) => seen)).toEqual([
      'run writes restored: true; acme.leaflet: fields.title: "a" → "b"',
    ]);
  });

  it('barks at “nothing was written” after a write that was accepted', () => {
    const said = ended({ code: 2, err: 'error: … Nothing was written.\n' });
    const lying = step({ ended: said, results: undefined, writes: [write()] });
    expect(wrongs([lying])).toEqual(['false word']);
    expect(wrongs([{ ...lying, writes: [write({ status: 400 })] }])).toEqual([]);
  });

  it('barks at a restore that puts nothing back and ends with 0', () => {
    const restore = step({ what: 'restore', before: changed, after: changed, results: undefined, ended: quiet });
    expect(wrongs([restore], { final: changed })).toEqual(['false word', 'unrestored']);
  });

  it('holds a restore against what was found, not against what it came upon', () => {
    const restore = step({ what: 'restore', before: changed, results: undefined, ended: quiet });
    expect(wrongs([restore])).toEqual([]);
  });

  it('barks at what is not put back in the end, unless the scenario made that impossible', () => {
    expect(wrongs([step()], { final: changed })).toEqual(['unrestored']);
    expect(wrongs([step()], { final: changed, lost: true })).toEqual([]);
  });

  it('barks at a write to a campaign that is not disposable, whatever came of it, and at any in a run that only reads', () => {
    expect(wrongs([step({ writes: [write({ campaign: 'id-3', status: 403 })] })])).toEqual(['stray']);
    expect(wrongs([step({ writes: [write()] })], { readOnly: true })).toEqual(['stray']);
  });

  it('barks at hangs, stack traces, defects, memory, leaks and leftovers', () => {
    expect(wrongs([step({ ended: ended({ hung: true }) })])).toEqual(['hang']);
    expect(wrongs([step({ leftProcesses: true })])).toEqual(['hang']);
    const traced = ended({ err: 'Error: x\n    at main (file:///somewhere/a.ts:12:34)\n' });
    expect(wrongs([step({ ended: traced })])).toEqual(['trace']);
    expect(wrongs([step({ ended: ended({ err: 'error: a defect of the suite, not of the target: x' }) })])).toEqual([
      'trace',
    ]);
    expect(wrongs([step({ ended: ended({ peakMb: 401 }) })])).toEqual(['memory']);
    expect(wrongs([step()], { leaks: ['a'], leftovers: ['b'] })).toEqual(['leftover', 'secret']);
  });
});

describe('the end of a command', () => {
  const run = (code: number | null, more: Partial<CommandStep> = {}) => step({ ended: ended({ code }), ...more });

  it.each<[string, CommandStep]>([
    ['0 where something is undecided', run(0, { results: results({}, { inconclusive: 1 }) })],
    ['0 where something fails', run(0, { results: results({}, { fail: 1 }) })],
    [
      '0 where a campaign is not put back',
      run(0, {
        results: {
          ...results({ restored: null }),
          campaigns: [{ key: 'leaflet', written: true, restored: null, unknown: { reason: 'not put back' } }],
        },
      }),
    ],
    ['3 after Ctrl-C', run(3, { asked: 'SIGINT' })],
    ['an error of the suite', run(2, { results: results({}, { error: 1 }) })],
    ['no results', run(1, { results: undefined })],
    ['half a file of results', run(0, { isHalfWritten: true })],
    ['a signal of nobody', step({ ended: ended({ code: null, signal: 'SIGSEGV' }) })],
    ['too late after SIGTERM', run(130, { asked: 'SIGTERM', endedWithinMs: { took: 20_000, limit: 10_000 } })],
    [
      'SIGHUP without a journal',
      step({ ended: ended({ code: null, signal: 'SIGHUP' }), asked: 'SIGHUP', after: changed }),
    ],
    ['a run after a kill that goes on', step({ what: 'next run', open: ['id-1'], ended: ended({ code: 0 }) })],
    ['a restore that leaves a journal', step({ what: 'restore', open: ['id-1'], ended: ended({ code: 0 }) })],
  ])('is wrong: %s', (_, one) => {
    expect(wrongs([one])).toContain('end');
  });

  it.each<[string, CommandStep]>([
    ['130 after Ctrl-C', run(130, { asked: 'SIGINT', results: results({ interrupted: true }) })],
    ['2 without results, for usage', run(2, { results: undefined })],
    ['a kill', step({ killed: true, ended: ended({ code: null, signal: 'SIGKILL' }), results: undefined })],
    [
      'SIGHUP with a journal',
      step({
        ended: ended({ code: null, signal: 'SIGHUP' }),
        asked: 'SIGHUP',
        after: changed,
        open: ['id-1'],
        results: undefined,
      }),
    ],
    [
      'a refusal after a kill',
      step({
        what: 'next run',
        before: changed,
        after: changed,
        open: ['id-1'],
        results: undefined,
        ended: ended({ code: 2, err: 'Put that back first: restore' }),
      }),
    ],
    [
      'a restore that could not',
      step({
        what: 'restore',
        before: changed,
        after: changed,
        open: ['id-1'],
        results: undefined,
        ended: ended({ code: 3 }),
      }),
    ],
  ])('is right: %s', (_, one) => {
    expect(wrongs([one])).toEqual([]);
  });

  it('names what was found where nothing changed', () => {
    expect(violationsOf(trace([step({ before: found })]))).toEqual([]);
  });
});
