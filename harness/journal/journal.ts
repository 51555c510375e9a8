import { mkdir, open, readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { parseFile } from '../config/parse.ts';
import { conforming } from '../config/schema.ts';
import { codeOf } from '../errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { cannotWrite, type Holder, whereabouts } from './holder.ts';

/** The folder for journals and locks, under the folder a run is started in. */
export const JOURNAL_FOLDER = '.conformance';

/** All it takes to put one campaign back, credentials aside. */
export interface JournalledCampaign {
  /** Lane id: `<vendor>.<config key>`. */
  lane: string;
  vendor: string;
  kind: string;
  id: string;
  baseUrl: string;
  /** The operation that puts the baseline there. */
  operation: string;
  /** Reading chosen for each contested carrier, as the last write spoke it: parameter → reading. */
  dialect: { [parameter: string]: string };
  baseline: JsonObject;
  /** What its read showed before anything was written; absent where no read served it. */
  found?: Json;
  state: 'untouched' | 'written' | 'restored';
}

/** What a journal holds: no secret, and nothing that only this machine could use. */
export interface JournalDocument {
  schemaVersion: 1;
  holder: Holder;
  /** Target name in the config. */
  target: string;
  /** Absolute path of the config the credentials come from; absent for a run without one. */
  config?: string;
  campaigns: JournalledCampaign[];
}

/** What a run notes down before it starts. */
export interface JournalMeta extends Pick<JournalDocument, 'holder' | 'target' | 'config'> {
  campaigns: Omit<JournalledCampaign, 'dialect' | 'state' | 'found'>[];
}

/** A journal on disk. Each change resolves once it is synced. */
export interface Journal {
  readonly file: string;
  /** Notes, before it is sent, that a campaign is about to be written to, in which dialect, and what it showed before. */
  markWritten(lane: { id: string }, dialect: { [parameter: string]: string }, found?: Json): Promise<void>;
  /** Notes the time of a write in the file's own time; a killed process leaves it behind, a power cut may not. */
  markBusy(): Promise<void>;
  /** Notes that a campaign is as it was. */
  markRestored(lane: { id: string }): Promise<void>;
  /** Removes the journal, unless a campaign is still changed. */
  close(): Promise<void>;
}

const text = { type: 'string' };
const texts = { type: 'object', additionalProperties: text };
const object = (properties: JsonObject, ...optional: string[]): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const SCHEMA = object(
  {
    schemaVersion: { const: 1 },
    holder: object({ run: text, pid: { type: 'integer' }, host: text, started: text }),
    target: text,
    config: text,
    campaigns: {
      type: 'array',
      items: object(
        {
          lane: text,
          vendor: text,
          kind: text,
          id: text,
          baseUrl: text,
          operation: text,
          dialect: texts,
          baseline: { type: 'object' },
          found: {},
          state: { enum: ['untouched', 'written', 'restored'] },
        },
        'found',
      ),
    },
  },
  'config',
);

const isOpen = ({ campaigns }: JournalDocument) => campaigns.some(({ state }) => state === 'written');

/** Writes a journal to disk so that neither a killed process nor a power cut leaves half of it, or an older one. */
async function sync(dir: string, file: string, document: JournalDocument): Promise<void> {
  try {
    await writeFileAtomic(file, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw cannotWrite(file, error);
  }
  // The file is synced by now, its name in the folder is not; not every file system can sync a folder.
  const folder = await open(dir).catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** A journal over a document that is already on disk. */
function journal(dir: string, file: string, document: JournalDocument): Journal {
  let { campaigns } = document;
  const mark = async (lane: string, change: Partial<JournalledCampaign>) => {
    if (!campaigns.some((campaign) => campaign.lane === lane)) throw new Error(`The journal does not know ${lane}`);
    campaigns = campaigns.map((campaign) => (campaign.lane === lane ? { ...campaign, ...change } : campaign));
    await sync(dir, file, { ...document, campaigns });
  };
  return {
    file,
    markWritten: ({ id }, dialect, found) =>
      mark(id, { state: 'written', dialect, ...(found === undefined ? {} : { found }) }),
    // Where the time cannot be set, a restore waits longer than it has to.
    markBusy: () => utimes(file, new Date(), new Date()).catch(() => {}),
    markRestored: ({ id }) => mark(id, { state: 'restored' }),
    close: async () => {
      if (!isOpen({ ...document, campaigns })) await rm(file, { force: true });
    },
  };
}

/**
 * Opens the journal of a run; on disk before this resolves, so that a folder that cannot be written is known before anything is sent.
 *
 * @param dir Folder of the journals; created where it is missing.
 * @throws UsageError where the folder cannot be written.
 */
export async function openJournal(dir: string, meta: JournalMeta): Promise<Journal> {
  const file = join(dir, `journal-${meta.holder.run}.json`);
  const campaigns = meta.campaigns.map(
    (campaign): JournalledCampaign => ({ ...campaign, dialect: {}, state: 'untouched' }),
  );
  const document: JournalDocument = { schemaVersion: 1, ...meta, campaigns };
  await mkdir(dir, { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(dir, error);
  });
  await sync(dir, file, document);
  return journal(dir, file, document);
}

/** Reads a journal. A file that is none is a `UsageError`. */
export async function readJournal(file: string): Promise<JournalDocument> {
  const { value, where } = await parseFile(file, file);
  return conforming<JournalDocument>(SCHEMA, value, where);
}

/** Takes up a journal a killed run left, to put back what it names. */
export async function resumeJournal(file: string): Promise<Journal & { document: JournalDocument }> {
  const document = await readJournal(file);
  return { ...journal(join(file, '..'), file, document), document };
}

/** A journal with a campaign that is still changed. */
export interface OpenJournal {
  file: string;
  document: JournalDocument;
  /** True while the run it belongs to is at work on this host; then it is not to be restored. Of another host nobody can tell: false. */
  running: boolean;
}

/** The journals in a folder that name a campaign still changed, oldest first; what killed runs left without one is removed. */
export async function findJournals(dir: string): Promise<OpenJournal[]> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const found: OpenJournal[] = [];
  for (const name of names.filter((name) => /^journal-.+\.json$/.test(name)).toSorted()) {
    const file = join(dir, name);
    const document = await readJournal(file);
    // A holder with our own process id is a killed run whose id we got: our own run has no journal yet.
    const seen = document.holder.pid === process.pid ? 'gone' : whereabouts(document.holder);
    if (isOpen(document)) found.push({ file, document, running: seen === 'running' });
    else if (seen === 'gone') await rm(file, { force: true });
  }
  return found;
}
