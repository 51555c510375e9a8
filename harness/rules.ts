import { readdir } from 'node:fs/promises';
import type { Rule, RuleDefinition } from './model/rule.ts';
import { PROFILES } from './plan/profile.ts';

/** What a rule's file must export, member by member; in the order in which a defect is reported. */
const MEMBERS: { [member in keyof RuleDefinition]?: (value: unknown) => boolean } = {
  title: (value) => typeof value === 'string' && value.length > 0,
  severity: (value) => ['high', 'medium', 'low'].some((known) => known === value),
  profile: (value) => PROFILES.some((known) => known === value),
  clauses: (value) => typeof value === 'function',
  cases: (value) => value === undefined || typeof value === 'function',
  property: (value) => value === undefined || typeof value === 'function',
  expected: (value) => typeof value === 'function',
  judge: (value) => typeof value === 'function',
};

/**
 * Loads every rule under a folder: each `<family>/<rule>.ts` that is no test holds one, as its default export, and its path
 * without the ending is the rule's id. Sorted by id, so that the order on disk changes nothing.
 *
 * @param folder The folder of the rules, with a slash at its end.
 * @throws Error where a file exports no rule, or two rules share a title.
 */
export async function loadRules(folder: URL): Promise<Rule[]> {
  const rules = await Promise.all((await ruleFiles(folder)).map((file) => loadRule(folder, file)));
  const titles = new Map<string, string>();
  for (const { id, title } of rules) {
    const other = titles.get(title);
    if (other) throw new Error(`The rules ${other} and ${id} have the same title: ${title}`);
    titles.set(title, id);
  }
  return rules;
}

/** The paths of the rules' files below the folder, with `/` between names on every system. */
async function ruleFiles(folder: URL): Promise<string[]> {
  const families = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = await Promise.all(
    families.map(async ({ name }) => (await readdir(new URL(`${name}/`, folder))).map((file) => `${name}/${file}`)),
  );
  return files
    .flat()
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort();
}

async function loadRule(folder: URL, file: string): Promise<Rule> {
  const loaded: { default?: unknown } = await import(new URL(file, folder).href);
  if (!isDefinition(loaded.default)) throw new Error(`suites/rules/${file} exports no rule: ${defect(loaded.default)}`);
  return { id: file.slice(0, -'.ts'.length), ...loaded.default };
}

function isDefinition(value: unknown): value is RuleDefinition {
  return defect(value) === undefined;
}

function defect(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'its default export is no object';
  const members: { [member: string]: unknown } = { ...value };
  const wrong = Object.entries(MEMBERS).find(([member, fits]) => !fits(members[member]));
  return wrong && `its ${wrong[0]} is missing or wrong`;
}
