import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CHAOS_KINDS } from './chaos/kinds.ts';
import { RESTORE_MS } from './execute/patience.ts';
import { escaped } from './record/spellings.ts';
import { LONGEST_RETRY_AFTER } from './transport/rate.ts';

const PAGE = new URL('../docs/staging.md', import.meta.url);
const page = await readFile(PAGE, 'utf8');
const README = new URL('../README.md', import.meta.url);
const readme = await readFile(README, 'utf8');

/** What the page names as proof: the title of a test, and the file it is in. */
const testsIn = (text: string) =>
  [...text.matchAll(/\[([^\]]+)\]\(([^)]+\.test\.ts)\)/g)].map(([, title = '', file = '']) => ({ title, file }));
const tests = testsIn(page);
/** The kinds of scenario that the page names as proof. */
const kinds = [...page.matchAll(/`(?:npm run chaos -- --only|chaos) ([a-z]+)`/g)].map(([, kind]) => kind);

const textOf = (file: string, from: URL) => readFile(new URL(file, from), 'utf8').catch(() => undefined);

/** Says whether a test of that title, or a row of one that has many, is in a file. */
function holds(source: string, title: string): boolean {
  return new RegExp(`[([]\\s*(['"\`])${escaped(title)}\\1,`).test(source);
}

/** Those of some tests that are not in the file they are said to be in. */
async function missing(named: typeof tests, from: URL): Promise<typeof tests> {
  const sources = new Map<string, string | undefined>();
  for (const { file } of named) if (!sources.has(file)) sources.set(file, await textOf(file, from));
  return named.filter(({ title, file }) => !holds(sources.get(file) ?? '', title));
}

describe('the words in README.md', () => {
  it('are proven by tests that exist, by file and title', async () => {
    const named = testsIn(readme);
    expect(named.length).toBeGreaterThan(10);
    expect(await missing(named, README)).toEqual([]);
  });
});

describe('docs/staging.md', () => {
  it('names tests that exist, by file and title', async () => {
    expect(tests.length).toBeGreaterThan(50);
    expect(await missing(tests, PAGE)).toEqual([]);
  });

  it('names kinds of chaos that exist, and each of them', () => {
    expect([...new Set(kinds)].toSorted()).toEqual(CHAOS_KINDS.toSorted());
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
