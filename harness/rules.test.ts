import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadRules } from './rules.ts';

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true }))));

/** A folder of rules: path → what its file holds. */
async function folderOf(files: { [path: string]: string }): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'rules-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return pathToFileURL(`${folder}/`);
}

const ruleOf = (title: string, more = '') => `export default {
  title: '${title}', severity: 'high', profile: 'quick', clauses: () => [], expected: () => '', judge: () => ({}), ${more} };`;

describe('the loader of rules', () => {
  it('names each rule by its path and sorts them, whatever else lies beside', async () => {
    const folder = await folderOf({
      'response/echo.ts': ruleOf('echoes'),
      'body/enum.ts': ruleOf('accepts listed values'),
      'body/enum.test.ts': 'throw new Error("a test is no rule");',
      'README.md': '',
    });
    expect((await loadRules(folder)).map(({ id, title }) => [id, title])).toEqual([
      ['body/enum', 'accepts listed values'],
      ['response/echo', 'echoes'],
    ]);
  });

  it.each([
    ['export const rule = 1;', 'its default export is no object'],
    [ruleOf('refuses', 'judge: 1'), 'its judge is missing or wrong'],
    [ruleOf('refuses', 'profile: "slow"'), 'its profile is missing or wrong'],
    [ruleOf(''), 'its title is missing or wrong'],
  ])('says what is wrong with a file that exports no rule: %s', async (text, defect) => {
    const folder = await folderOf({ 'body/odd.ts': text });
    await expect(loadRules(folder)).rejects.toThrow(`suites/rules/body/odd.ts exports no rule: ${defect}`);
  });

  it('refuses two rules of one title', async () => {
    const folder = await folderOf({ 'body/one.ts': ruleOf('same'), 'body/two.ts': ruleOf('same') });
    await expect(loadRules(folder)).rejects.toThrow('body/one and body/two have the same title');
  });
});
