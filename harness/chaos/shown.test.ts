import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { withTable } from '../selftest/readme.ts';
import { areClean, type Figures, figuresOf } from './figures.ts';
import { CATALOGUE, CHAOS_KINDS } from './kinds.ts';
import type { ScenarioOutcome } from './perform.ts';
import { failureLine, figuresTable, plainTable } from './table.ts';

const outcome = (more: Partial<ScenarioOutcome> = {}): ScenarioOutcome => ({
  kind: 'kill',
  seed: 7,
  index: 3,
  title: 'run killed at 0.5',
  violations: [],
  left: false,
  ms: 1,
  peakMb: 0,
  ...more,
});

const wrong = outcome({
  index: 4,
  left: true,
  violations: [
    { wrong: 'unnamed', seen: 'nothing names a' },
    { wrong: 'unnamed', seen: 'nothing names b' },
    { wrong: 'end', seen: 'run ended with\n0' },
  ],
});

describe('figures', () => {
  it('count scenarios, not sightings, by kind', () => {
    const { kinds } = figuresOf(7, [outcome(), wrong, outcome({ kind: 'spoil', skipped: 'root alone' })]);
    expect(kinds.kill).toMatchObject({
      scenarios: 2,
      skipped: 0,
      left: 1,
      broken: 0,
      wrong: { unnamed: 1, end: 1, hang: 0 },
    });
    expect(kinds.spoil).toMatchObject({ scenarios: 0, skipped: 1 });
    expect(kinds.network).toBeUndefined();
  });

  it('count of a kind only what it looks for', () => {
    const { kinds } = figuresOf(7, [
      outcome({ kind: 'sequence', violations: [{ wrong: 'blame', seen: 'fail put.body' }] }),
    ]);
    expect(kinds.sequence?.wrong).toEqual({ blame: 1, reading: 0, 'false word': 0, end: 0 });
  });

  it('are clean where nothing was wrong and nothing broke', () => {
    expect(areClean(figuresOf(7, [outcome({ left: true })]))).toBe(true);
    expect(areClean(figuresOf(7, [outcome(), wrong]))).toBe(false);
    expect(areClean(figuresOf(7, [outcome({ broken: 'no port' })]))).toBe(false);
  });

  it('are a table with a row for each kind and one for all', () => {
    const table = figuresTable(figuresOf(7, [outcome(), wrong])).split('\n');
    expect(table[0]).toMatch(
      /^\| {2}\| Scenarios \| Left changed \| False fails \| Changed readings \| Unnamed changes \| False words \|/,
    );
    expect(table[2]).toBe(
      '| `kill -9` of a run, a restore or a child | 2 | 1 | – | – | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 |',
    );
    expect(table[3]).toMatch(/^\| all \| 2 \| 1 \| 0 \| 0 \| 1 \|/);
    expect(plainTable(figuresOf(7, [outcome(), wrong]))).toMatch(/^all +2 +1 +0 +0 +1 +0/m);
  });
});

describe('a failing scenario', () => {
  it('is one line with all that was seen and the command that repeats it', () => {
    expect(failureLine(wrong)).toBe(
      'kill 4: unnamed: nothing names a · unnamed: nothing names b · end: run ended with 0 — run killed at 0.5 — npm run chaos -- --only kill --seed 7 --index 4',
    );
    expect(failureLine(outcome())).toBeUndefined();
  });
});

describe('the figures of the README', async () => {
  const [readme, text] = await Promise.all(
    ['../../README.md', 'figures.json'].map((file) => readFile(new URL(file, import.meta.url), 'utf8')),
  );
  const figures: Figures = JSON.parse(text ?? '');

  it('are those that were last put there: “npm run chaos -- --readme” puts a whole run there', () => {
    expect(withTable(readme ?? '', 'chaos', figuresTable(figures))).toBe(readme);
  });

  it('are of every scenario of every kind', () => {
    const counts = CHAOS_KINDS.map(
      (kind) => [kind, (figures.kinds[kind]?.scenarios ?? 0) + (figures.kinds[kind]?.skipped ?? 0)] as const,
    );
    expect(counts).toEqual(CHAOS_KINDS.map((kind) => [kind, CATALOGUE[kind].whole]));
  });
});
