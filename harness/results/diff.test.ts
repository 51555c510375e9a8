import { describe, expect, it } from 'vitest';
import type { Results } from '../model/results.ts';
import { diff, drifted } from './diff.ts';
import { exampleResults } from './example.test-helper.ts';
import { readingOf } from './example-readings.test-helper.ts';

const older = exampleResults();
const NOTHING = { new: [], fixed: [], changedReading: [], changedBehaviour: [], noLongerDecided: [] };

/** The example without a finding; the verdict that rested on it is another. */
function without(id: string, verdict: Results['verdicts'][number]['verdict']): Results {
  return exampleResults({
    findings: older.findings.filter((finding) => finding.id !== id),
    verdicts: older.verdicts.map((one) => {
      if (!one.findings.includes(id)) return one;
      return { ...one, verdict, findings: [], ...(verdict === 'pass' ? {} : { reason: 'budget spent' as const }) };
    }),
  });
}

function ids(findings: { id: string }[]): string[] {
  return findings.map(({ id }) => id);
}

describe('diff', () => {
  it('finds nothing but what still fails between a run and itself', () => {
    expect(diff(older, exampleResults())).toEqual({ ...NOTHING, stillFailing: older.findings });
  });

  it('calls a finding fixed whose clause passes now, and new the other way round', () => {
    const fixed = without('f-aaaaaaaa', 'pass');
    expect(ids(diff(older, fixed).fixed)).toEqual(['f-aaaaaaaa']);
    expect(diff(older, fixed).noLongerDecided).toEqual([]);
    expect(ids(diff(fixed, older).new)).toEqual(['f-aaaaaaaa']);
  });

  it('does not call a finding fixed whose clause could not be decided', () => {
    expect(diff(older, without('f-aaaaaaaa', 'inconclusive'))).toMatchObject({
      fixed: [],
      noLongerDecided: [
        {
          what: 'request/refuses-long-text on replaceCampaign.body.name.maxLength',
          before: 'fail',
          why: 'budget spent',
        },
      ],
    });
  });

  it('knows a finding again by its fingerprint, whatever else it says', () => {
    const resent = older.findings.map((finding) => ({
      ...finding,
      title: 'other',
      exchange: 'acme.calls.2',
      cases: 9,
    }));
    const difference = diff(older, exampleResults({ findings: resent }));
    expect(difference).toMatchObject(NOTHING);
    expect(difference.stillFailing).toEqual(resent);
  });

  it('tells a verdict that is gone as not asked, passes included', () => {
    const fewer = exampleResults({ verdicts: older.verdicts.slice(0, 1) });
    expect(diff(older, fewer).noLongerDecided.map(({ before, why }) => [before, why])).toEqual([
      ['pass', 'not asked'],
      ['waived', 'not asked'],
      ['fail', 'not asked'],
      ['fail', 'not asked'],
      ['pass', 'not asked'],
    ]);
  });

  it('tells readings and answers that changed, and counts them as drift', () => {
    const [answer, ...others] = older.observations;
    const difference = diff(
      older,
      exampleResults({
        discrepancies: older.discrepancies.map((one) =>
          one.reading === 'sample' ? { ...one, reading: 'table' } : one,
        ),
        observations: answer ? [{ ...answer, answer: 'accepted' }, ...others] : [],
      }),
    );
    expect(difference).toMatchObject({
      changedReading: [{ id: 'mode-table-or-sample', before: 'sample', after: 'table' }],
      changedBehaviour: [{ id: 'empty-name (replaceCampaign)', before: 'refused', after: 'accepted' }],
      noLongerDecided: [],
    });
    expect(drifted(difference)).toBe(2);
  });

  it('takes a reading that is undecided or not there for lost, and one that was never decided for nothing', () => {
    const undecided = exampleResults({
      discrepancies: [readingOf('mode-table-or-sample', 'undecided', { reason: 'budget spent' })],
      observations: [],
    });
    expect(diff(older, undecided)).toMatchObject({
      changedReading: [],
      noLongerDecided: [
        { what: 'mode-table-or-sample', before: 'sample', why: 'budget spent' },
        { what: 'id-in-two-places', before: 'neither', why: 'not asked' },
        { what: 'empty-name (replaceCampaign)', before: 'refused', why: 'not asked' },
      ],
    });
    expect(diff(undecided, older)).toMatchObject({ changedReading: [], noLongerDecided: [] });
  });

  it('asks for the verdict a finding rested on, not for one on the clause it names', () => {
    const renamed = (results: Results): Results => ({
      ...results,
      findings: results.findings.map((finding) => ({ ...finding, clause: 'replaceCampaign.body.tries.maximum' })),
    });
    expect(ids(diff(renamed(older), renamed(without('f-aaaaaaaa', 'pass'))).fixed)).toEqual(['f-aaaaaaaa']);
    expect(diff(renamed(older), renamed(without('f-aaaaaaaa', 'inconclusive'))).fixed).toEqual([]);
  });

  it('calls a hazard fixed only when the reading that raised it is decided again', () => {
    const gone = (reading: string) =>
      exampleResults({
        findings: older.findings.filter(({ kind }) => kind === 'violation'),
        discrepancies: [...older.discrepancies, readingOf('reading-writes', reading)],
      });
    expect(ids(diff(older, gone('table')).fixed)).toEqual(['f-eeeeeeee']);
    expect(diff(older, gone('undecided')).fixed).toEqual([]);
  });
});
