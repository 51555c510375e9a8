import { describe, expect, it } from 'vitest';
import type { CampaignRecord, Left, Results } from '../model/results.ts';
import { exampleResults } from './example.test-helper.ts';
import { isClean, restoredOf } from './restored.ts';

const example = exampleResults();

/** Results of a run that wrote to campaigns. */
function ran(
  campaigns: Partial<CampaignRecord>[],
  run: Partial<Results['run']> = {},
): Pick<Results, 'run' | 'campaigns'> {
  const one = { vendor: 'acme', kind: 'calls', role: 'own', id: 'c-1', written: true, restored: true } as const;
  return {
    run: { ...example.run, left: [], ...run },
    campaigns: campaigns.map((campaign, i) => ({ key: `calls-${i}`, ...one, ...campaign })),
  };
}
const noRead = {
  restored: null,
  unknown: { reason: 'no read', note: 'no read shows it; its baseline was put back' },
} as const;
const lost = {
  restored: null,
  unknown: { reason: 'not put back', note: 'its baseline could not be put back' },
} as const;
const left: Left[] = [{ campaign: 'calls-0', member: 'title', before: 'Spring', after: 'Winter' }];

describe('what a run says of the campaigns it wrote to', () => {
  it('is that nothing was written, where nothing was', () => {
    expect(restoredOf(ran([{ written: false }]))).toEqual({
      state: 'nothing',
      lines: ['nothing was written'],
      isOpen: false,
    });
  });

  it('is that all are as they were found, where every last read was seen to be so', () => {
    expect(restoredOf(ran([{}, {}])).lines).toEqual(['every campaign is as it was found']);
  });

  it('is no more of an interrupted run than what was compared', () => {
    const interrupted = { interrupted: true };
    expect(restoredOf(ran([{}], interrupted)).lines).toEqual(['every campaign that was written to is as it was found']);
    expect(restoredOf(ran([{}, noRead], interrupted)).lines[0]).toBe(
      'every campaign that was written to and can be read is as it was found',
    );
  });

  it('is of campaigns that the run made that they are deleted', () => {
    const made = { made: ['c-8', 'c-9'] };
    expect(restoredOf(ran([made])).lines).toEqual(['2 campaigns, made by the run and deleted']);
    expect(restoredOf(ran([{}, made, noRead])).lines).toEqual([
      'every campaign that can be read is as it was found',
      '2 campaigns, made by the run and deleted',
      'calls-2: cannot be known, no read shows it; its baseline was put back',
    ]);
    expect(restoredOf(ran([{ ...made, ...lost }]))).toMatchObject({ lines: ['cannot be known', expect.any(String)] });
  });

  it('names what cannot be known, and why', () => {
    expect(restoredOf(ran([{}, noRead]))).toMatchObject({
      state: 'unknown',
      lines: [
        'every campaign that can be read is as it was found',
        'calls-1: cannot be known, no read shows it; its baseline was put back',
      ],
      isOpen: false,
    });
    expect(restoredOf(ran([lost]))).toMatchObject({ lines: ['cannot be known', expect.any(String)], isOpen: true });
  });

  it('names campaign, member, before and after', () => {
    const reported = restoredOf(ran([{ restored: false, left }], { restored: false, left }));
    expect(reported).toMatchObject({ state: 'left', isOpen: true });
    expect(reported.lines).toEqual(['not as it was found: calls-0', 'calls-0: title was "Spring", is "Winter"']);
  });

  it('leaves a run clean only where nothing is left but what was asked for, or what no read could show', () => {
    const asked = left.map((one) => ({ ...one, asked: true as const }));
    expect(isClean(ran([{}, noRead]))).toBe(true);
    expect(isClean(ran([{ restored: false, left: asked }], { left: asked }))).toBe(true);
    expect(isClean(ran([{ restored: false, left }], { left }))).toBe(false);
    expect(isClean(ran([lost]))).toBe(false);
    expect(isClean(ran([{ restored: null, unknown: { reason: 'unsettled', note: '' } }]))).toBe(false);
  });
});
