import type { Claim } from '../model/discrepancy.ts';
import type { Source } from '../model/source.ts';
import type { Cursor } from './cursor.ts';
import { linesOf } from './statement.ts';

/** Page id → its number of lines. */
export type Pages = ReadonlyMap<string, { lines: number }>;

const AT = /^(?:([a-z0-9-]+):? )?(table|sample|prose) (\d+(?:-\d+)?(?: \d+(?:-\d+)?)*)$/;

/**
 * Reads where a statement stands: `table 211 241` on the entry's own page, or `other-page: sample 9-12`.
 *
 * @throws SpecError where there is no such page, or no such line of it.
 */
export function readPlace(at: Cursor, pages: Pages, own = ''): { basis: Claim['basis']; source: Source } {
  const [, named, word, numbers] = AT.exec(at.string()) ?? [];
  const basis = (['table', 'sample', 'prose'] as const).find((one) => one === word);
  if (!basis || !numbers) {
    return at.fail(`\`${at.string()}\` is no place; write \`table 211 241\`, \`prose 5-7\` or \`page-id: sample 9\``);
  }
  const page = named ?? own;
  const lines = linesOf(numbers, at);
  const length = pages.get(page)?.lines ?? at.fail(`there is no page \`${page}\` in the list of sources`);
  const beyond = lines.find((line) => line > length);
  if (beyond !== undefined) at.fail(`the page \`${page}\` has ${length} lines, but line ${beyond} is cited`);
  return { basis, source: { page, lines } };
}
