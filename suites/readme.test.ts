import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { withCounts } from '../harness/generate/readme.ts';
import { compose } from '../harness/main.ts';
import { BUDGETS } from '../harness/plan/profile.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const { contract, reference } = await compose();

describe('the README', () => {
  it.each(Object.entries(BUDGETS).filter(([, limit]) => Number.isFinite(limit)))(
    'gives the requests of %s as %i',
    (profile, limit) => {
      expect(readme).toContain(`| \`${profile}\` | ${limit} |`);
    },
  );

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
