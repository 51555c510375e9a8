import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of journals and locks, as the README names it. */
export const JOURNALS = '.conformance';

/** States in which a journal says that a campaign needs nothing more. */
const CLOSED = ['untouched', 'restored'];

/** What lies in the folder of journals and locks, by name; nothing where there is no folder. */
export async function journalFolder(dir: string): Promise<string[]> {
  return (await readdir(join(dir, JOURNALS)).catch(() => [])).toSorted();
}

/** The campaigns that the journals of a folder name as not put back yet. A journal that cannot be read names none. */
export async function openCampaigns(dir: string, ids: readonly string[]): Promise<string[]> {
  const names = (await journalFolder(dir)).filter((name) => /^journal-.*\.json$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(dir, JOURNALS, name), 'utf8').catch(() => '')));
  const open = new Set(texts.flatMap(campaignsOpenIn));
  return ids.filter((id) => open.has(id));
}

/** Ids of the campaigns that a journal's text names as not put back yet. */
export function campaignsOpenIn(text: string): string[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return [];
  }
  return entriesIn(document).flatMap(({ id, state }) => (CLOSED.includes(state) ? [] : [id]));
}

/** Whatever has an id and a state, however deep it lies: the oracle knows no more of a journal's shape than that. */
function entriesIn(value: unknown): { id: string; state: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(entriesIn);
  const own = 'id' in value && 'state' in value ? value : undefined;
  return typeof own?.id === 'string' && typeof own.state === 'string'
    ? [{ id: own.id, state: own.state }, ...inner]
    : inner;
}
