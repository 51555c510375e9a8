import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../errors.ts';
import type { Results } from '../model/results.ts';
import { exampleContract, exampleResults } from '../results/example.test-helper.ts';
import { readingOf } from '../results/example-readings.test-helper.ts';
import { writeTickets } from './folder.ts';
import { ticketsOfCatalogue, ticketsOfRun } from './ticket.ts';

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'tickets-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return join(dir, 'home');
}

/** A run on a day of January, with another reading of the first discrepancy if need be. */
function runOn(day: string, reading?: Results['discrepancies'][number]): Results {
  const results = exampleResults();
  const [, ...others] = results.discrepancies;
  return {
    ...results,
    run: { ...results.run, id: `run-${day}`, startedAt: `2026-01-${day}T10:00:00.000Z` },
    ...(reading ? { discrepancies: [reading, ...others] } : {}),
  };
}

const write = (dir: string, results: Results, contract = exampleContract) =>
  writeTickets({ dir, contract, ...ticketsOfRun(results, contract) });

const FIRST = 'high-mode-table-or-sample.md';
const textOf = (dir: string, file = FIRST) => readFile(join(dir, file), 'utf8');

describe('writeTickets', () => {
  it('writes a file for each discrepancy, an overview and a table', async () => {
    const dir = await folder();
    expect(await write(dir, runOn('05'))).toBe(join(dir, 'index.md'));
    expect((await readdir(dir)).sort()).toEqual([
      'discrepancies.csv',
      'high-id-in-two-places.md',
      FIRST,
      'index.md',
      'low-title-of-the-page.md',
      'medium-two-names-one-page.md',
    ]);
  });

  it('writes the same again from the same run', async () => {
    const dir = await folder();
    await write(dir, runOn('05'));
    const all = async () => Promise.all((await readdir(dir)).sort().map((file) => textOf(dir, file)));
    const before = await all();
    await write(dir, runOn('05'));
    expect(await all()).toEqual(before);
  });

  it('brings a ticket up to date, and keeps the day it was first seen and the notes below its mark', async () => {
    const dir = await folder();
    await write(dir, runOn('05'));
    await writeFile(join(dir, FIRST), `${await textOf(dir)}Filed as DOC-7.\n`);
    await write(dir, runOn('09', readingOf('mode-table-or-sample', 'table')));
    const text = await textOf(dir);
    expect(text).toContain('It follows **table**');
    expect(text).toMatch(/\| First seen \| 2026-01-05 \|\n\| Last seen \| 2026-01-09 \(run `run-09`\) \|/);
    expect(text).toMatch(/\nFiled as DOC-7\.\n$/);
    expect((await readdir(dir)).length).toBe(6);
  });

  it('does not overwrite what was decided by a run that decides nothing, or by an older one', async () => {
    const dir = await folder();
    await write(dir, runOn('05'));
    const before = await textOf(dir);
    await write(dir, runOn('09', readingOf('mode-table-or-sample', 'undecided', { reason: 'profile' })));
    expect(await textOf(dir)).toBe(before);
    await write(dir, runOn('02', readingOf('mode-table-or-sample', 'table')));
    expect(await textOf(dir)).toBe(before);
    expect(await textOf(dir, 'index.md')).toContain(`(${FIRST}) | sample |`);
    const at = '2026-01-20T10:00:00.000Z';
    const tickets = ticketsOfCatalogue(exampleContract);
    await writeTickets({ dir, tickets, occasion: { at }, contract: exampleContract });
    expect(await textOf(dir)).toBe(before);
  });

  it('closes what is gone once, and opens it again when it is back', async () => {
    const dir = await folder();
    await write(dir, runOn('05'));
    const fewer = runOn('09');
    const without = { ...fewer, discrepancies: fewer.discrepancies.slice(1) };
    await write(dir, without);
    const closed = await textOf(dir);
    expect(closed).toContain(
      '| Status | closed |\n| Closed | 2026-01-09, for the catalogue does not hold it any more |',
    );
    expect(closed).toContain('| Last seen | 2026-01-05');
    expect(await textOf(dir, 'index.md')).toMatch(/^3 open tickets: 1 high, 1 medium, 1 low; 1 closed\./m);
    expect(await textOf(dir, 'discrepancies.csv')).toMatch(/^mode-table-or-sample,.*,high,closed,/m);
    await write(dir, { ...without, run: { ...without.run, startedAt: '2026-01-10T10:00:00.000Z' } });
    expect(await textOf(dir)).toBe(closed);
    await write(dir, runOn('12'));
    expect(await textOf(dir)).toMatch(/\| Status \| open \|[\s\S]*\| First seen \| 2026-01-05 \|/);
    expect(await textOf(dir)).not.toContain('Closed');
  });

  it('moves a ticket whose severity is another', async () => {
    const dir = await folder();
    await write(dir, runOn('05'));
    const [first, ...others] = exampleContract.discrepancies;
    if (!first) throw new Error('the toy catalogue is empty');
    const contract = { ...exampleContract, discrepancies: [{ ...first, severity: 'low' as const }, ...others] };
    await write(dir, runOn('09'), contract);
    expect(await readdir(dir)).not.toContain(FIRST);
    expect(await textOf(dir, 'low-mode-table-or-sample.md')).toContain('| First seen | 2026-01-05 |');
  });

  it('leaves files alone that are not its own', async () => {
    const dir = await folder();
    await write(dir, runOn('05'));
    await writeFile(join(dir, 'README.md'), 'mine');
    await rename(join(dir, FIRST), join(dir, 'copy.md'));
    await write(dir, runOn('09'));
    expect(await readdir(dir)).toEqual(expect.arrayContaining(['README.md', 'copy.md', FIRST]));
  });

  it('refuses to overwrite a file that is not a ticket, and a folder that cannot be written', async () => {
    const dir = await folder();
    await write(dir, runOn('05'));
    await writeFile(join(dir, FIRST), 'mine');
    await expect(write(dir, runOn('09'))).rejects.toThrow(UsageError);
    expect(await textOf(dir)).toBe('mine');
    await expect(write(join(dir, FIRST), runOn('09'))).rejects.toThrow('The tickets cannot be written');
  });
});

describe('discrepancies.csv', () => {
  it('has a line for each ticket, the gravest first', async () => {
    const dir = await folder();
    await write(dir, runOn('05'));
    const text = await textOf(dir, 'discrepancies.csv');
    expect(text).toMatch(/^Id,Summary,Description,Priority,Status,Class,Operations,Pages,Reading,Suggestion,/);
    expect(
      text.match(/^[a-z-]+,(?="?The table|"?The answer|One|"?The page).*?,/gm)?.map((id) => id.split(',')[0]),
    ).toEqual(['id-in-two-places', 'mode-table-or-sample', 'two-names-one-page', 'title-of-the-page']);
    expect(text).toContain('"table: `mode` is `calls` (Replace Campaign | v2 ""beta"", line 26 (table))\nsample: ');
    expect(text.endsWith(',low-title-of-the-page.md\r\n')).toBe(true);
  });
});
