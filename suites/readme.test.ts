import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { planRun } from '../harness/engine.ts';
import { withCounts } from '../harness/generate/readme.ts';
import { compose } from '../harness/main.ts';
import { BUDGETS } from '../harness/plan/profile.ts';
import { baseCount } from '../harness/plan/steps.ts';
import { raised } from '../harness/selftest/rehearsal.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const composition = await compose();
const { contract, reference } = composition;

describe('the README', () => {
  it.each(Object.entries(BUDGETS).filter(([, limit]) => Number.isFinite(limit)))(
    'gives the requests of %s as %i',
    (profile, limit) => {
      expect(readme).toContain(`| \`${profile}\` | ${limit} |`);
    },
  );

  it('shows as many requests as a run on the target without a fault takes', async () => {
    const { contract, validators, configSchema: schema, rules, samples } = composition;
    const stage = { contract, validators, schema, startAt: 0, latencyMs: 0 };
    const { target } = await raised((now) => reference.stage({}, now), stage);
    // What may convert a campaign is no harm to the one that the suite starts itself.
    const selection = { profile: 'standard', readOnly: false, allowDestructive: true } as const;
    const base = baseCount(planRun({ contract, rules, samples, selection, seed: 1, target }).scripts);
    expect(readme).toContain(`${base} of ${base} planned, 0 of at most ${BUDGETS.standard - base} follow-ups`);
  });

  it('counts the mutants there are, by family', () => {
    const families = new Map<string, number>();
    for (const { family } of reference.mutants) families.set(family, (families.get(family) ?? 0) + 1);
    const reported = [...readme.matchAll(/^\| ([a-z ]+) \| (\d+) \| \d+ \(/gm)].map(([, name, n]) => [name, Number(n)]);
    expect(Object.fromEntries(reported)).toEqual({ ...Object.fromEntries(families), all: reference.mutants.length });
  });

  it('counts the clauses, and what the pages contest', () => {
    expect(withCounts(readme, contract)).toBe(readme);
  });
});
