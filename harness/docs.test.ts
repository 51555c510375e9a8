import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { KINDS } from './chaos/kinds.ts';
import { RESTORE_MS } from './execute/restore.ts';
import { escaped } from './record/spellings.ts';
import { LONGEST_RETRY_AFTER } from './transport/rate.ts';

const PAGE = new URL('../docs/staging.md', import.meta.url);
const page = await readFile(PAGE, 'utf8');

/** What the page names as proof: the title of a test, and the file it is in. */
const tests = [...page.matchAll(/\[([^\]]+)\]\(([^)]+\.test\.ts)\)/g)].map(([, title = '', file = '']) => ({
  title,
  file,
}));
/** The kinds of scenario that the page names as proof. */
const kinds = [...page.matchAll(/`(?:npm run chaos -- --only|chaos) ([a-z]+)`/g)].map(([, kind]) => kind);

const textOf = (file: string) => readFile(new URL(file, PAGE), 'utf8').catch(() => undefined);

/** Says whether a test of that title, or a row of one that has many, is in a file. */
function holds(source: string, title: string): boolean {
  return new RegExp(`[([]\\s*(['"\`])${escaped(title)}\\1,`).test(source);
}

describe('docs/staging.md', () => {
  it('names tests that exist, by file and title', async () => {
    expect(tests.length).toBeGreaterThan(50);
    const sources = new Map<string, string | undefined>();
    for (const { file } of tests) if (!sources.has(file)) sources.set(file, await textOf(file));
    expect(tests.filter(({ title, file }) => !holds(sources.get(file) ?? '', title))).toEqual([]);
  });

  it('names kinds of chaos that exist, and each of them', () => {
    expect([...new Set(kinds)].toSorted()).toEqual(KINDS.toSorted());
  });

  it('has a proof in each row', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:promise|printed) /.test(line));
    expect(rows.length).toBeGreaterThan(40);
    const isProven = (row: string) => /\.test\.ts\)|`chaos [a-z]+`/.test(row.split(' | ').at(-1) ?? '');
    expect(rows.filter((row) => !isProven(row))).toEqual([]);
  });

  it('gives the limits of the code', () => {
    expect(page).toContain(`tried for ${RESTORE_MS / 60_000} minutes`);
    expect(page).toContain(`\`Retry-After\` of at most ${LONGEST_RETRY_AFTER / 1000} s`);
  });
});
