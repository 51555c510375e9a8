import { lstat, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { conforming } from '../config/schema.ts';
import { codeOf, UsageError } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { replaceWhole } from './files.ts';
import { cannotWrite, type Holder } from './holder.ts';

/** The folder for journals and locks, under the folder a run is started in. */
export const JOURNAL_FOLDER = '.conformance';

/** All it takes to put one campaign back, credentials aside. */
export interface JournalledCampaign {
  /** Script id: `<vendor>.<config key>`. */
  name: string;
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
  schemaVersion: 2;
  holder: Holder;
  /** Target name in the config. */
  target: string;
  /** Absolute path of the config the credentials come from; absent for a run without one. */
  config?: string;
  /** Campaigns of the operator's: what undoes a write to one is to put its baseline back. */
  campaigns: JournalledCampaign[];
  /** Campaigns of the run's own: what undoes one is to delete it. */
  made: JournalledMade[];
}

/** All it takes to delete a campaign that the run made, credentials aside. */
export interface JournalledMade {
  /** Script id: `<vendor>.<config key>`. */
  name: string;
  /** Config key. */
  key: string;
  vendor: string;
  kind: string;
  baseUrl: string;
  /** Reading chosen for each contested carrier of the create. */
  dialect: { [parameter: string]: string };
  /** Counts the creates of its campaign, from 1. */
  nth: number;
  /** What it was made of. */
  body: JsonObject;
  /** Ids that were listed before; absent where no list could be read. */
  listed?: string[];
  /** Absent while nobody knows it. */
  id?: string;
  /** `sent`: nobody knows what came of the create. `made`: the campaign is there. `gone`: it was deleted, or never made. */
  state: 'sent' | 'made' | 'gone';
}

/** What a run notes down before it starts. */
export interface JournalMeta extends Pick<JournalDocument, 'holder' | 'target' | 'config'> {
  campaigns: Omit<JournalledCampaign, 'dialect' | 'state' | 'found'>[];
}

/** A journal on disk. Each change resolves once it is synced. */
export interface Journal {
  readonly file: string;
  /** Notes, before it is sent, that a campaign is about to be written to, in which dialect, and what it showed before. */
  markWritten(script: { id: string }, dialect: { [parameter: string]: string }, found?: Json): Promise<void>;
  /** Notes the time of a write in the file's own time; a killed process leaves it behind, a power cut may not. */
  markBusy(): Promise<void>;
  /** Notes that a campaign is as it was. */
  markRestored(script: { id: string }): Promise<void>;
  /** Notes a campaign of the run's own: before it is made, and what came of it. */
  markMade(
    script: {
      id: string;
      vendor: { id: string };
      kind: { id: string };
      campaign: { key: string };
      target: { baseUrl: string };
    },
    dialect: { [parameter: string]: string },
    made: Pick<JournalledMade, 'nth' | 'body' | 'listed' | 'id' | 'state'>,
  ): Promise<void>;
  /** Removes the journal, unless a campaign is still changed. */
  close(): Promise<void>;
}

const VERSION = 2;

/** A journal that knew of no campaigns but the operator's. */
const BEFORE = 1;

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
    schemaVersion: { const: VERSION },
    holder: object(
      { run: text, pid: { type: 'integer' }, host: text, started: text, processStart: text },
      'processStart',
    ),
    target: text,
    config: text,
    campaigns: {
      type: 'array',
      items: object(
        {
          name: text,
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
    made: {
      type: 'array',
      items: object(
        {
          name: text,
          key: text,
          vendor: text,
          kind: text,
          baseUrl: text,
          dialect: texts,
          nth: { type: 'integer' },
          body: { type: 'object' },
          listed: { type: 'array', items: text },
          id: text,
          state: { enum: ['sent', 'made', 'gone'] },
        },
        'listed',
        'id',
      ),
    },
  },
  'config',
);

/** Whether a journal names a campaign that is still changed, or one of the run's own that may still be there. */
export function isOpen({ campaigns, made }: Pick<JournalDocument, 'campaigns' | 'made'>): boolean {
  return campaigns.some(({ state }) => state === 'written') || made.some(({ state }) => state !== 'gone');
}

/** Writes a journal to disk so that neither a killed process nor a power cut leaves half of it, or an older one. */
async function sync(file: string, document: JournalDocument): Promise<void> {
  try {
    await replaceWhole(file, `${JSON.stringify(document, null, 2)}\n`);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** A journal over a document that is already on disk. */
function journal(file: string, document: JournalDocument): Journal {
  let { campaigns, made } = document;
  // One after the other: what is on disk in the end is the last change, with all before it.
  let last = Promise.resolve();
  const keep = async () => {
    const changed = { ...document, campaigns, made };
    last = last.catch(() => {}).then(() => sync(file, changed));
    await last;
  };
  const mark = async (script: string, change: Partial<JournalledCampaign>) => {
    if (!campaigns.some((campaign) => campaign.name === script)) throw new Error(`The journal does not know ${script}`);
    campaigns = campaigns.map((campaign) => (campaign.name === script ? { ...campaign, ...change } : campaign));
    await keep();
  };
  return {
    file,
    markWritten: ({ id }, dialect, found) =>
      mark(id, { state: 'written', dialect, ...(found === undefined ? {} : { found }) }),
    // Where the time cannot be set, a restore waits longer than it has to.
    markBusy: () => utimes(file, new Date(), new Date()).catch(() => {}),
    markRestored: ({ id }) => mark(id, { state: 'restored' }),
    markMade: async ({ id, vendor, kind, campaign, target }, dialect, one) => {
      const others = made.filter(({ name, nth }) => name !== id || nth !== one.nth);
      const place = { name: id, key: campaign.key, vendor: vendor.id, kind: kind.id, baseUrl: target.baseUrl };
      made = [...others, { ...one, ...place, dialect }];
      await keep();
    },
    close: async () => {
      await last.catch(() => {});
      if (!isOpen({ campaigns, made })) await rm(file, { force: true });
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
  const document: JournalDocument = { schemaVersion: VERSION, ...meta, campaigns, made: [] };
  await sync(file, document);
  return journal(file, document);
}

/** A file that should be a journal and is none, or cannot be read. */
export class BadJournal extends UsageError {
  constructor(file: string, what: string) {
    super(
      `The journal ${file} ${what}`,
      `It names campaigns that a run may have left changed. Put a copy of it in its place, if there is one, and restore; or look at the campaigns that runs of this folder write to, then delete ${file}.`,
    );
  }
}

/** Reads a journal. A file that is none, or is not there, is a {@link BadJournal}. */
export async function readJournal(file: string): Promise<JournalDocument> {
  const value = upgraded(await parsed(file));
  const version = isObject(value) ? value.schemaVersion : undefined;
  if (version !== undefined && version !== VERSION) {
    throw new BadJournal(file, 'is of another version of the suite: restore with the version that wrote it');
  }
  try {
    const document = conforming<JournalDocument>(SCHEMA, value, () => 'the content');
    const odd = document.campaigns.find(({ baseUrl }) => !URL.canParse(baseUrl));
    if (odd) throw new UsageError(`the base URL of ${odd.name} is none`, '');
    return document;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new BadJournal(file, `is no journal: ${error.message}`);
  }
}

/** A journal of the version before, as one of today: it made nothing, and the name of a campaign stood under `lane`. */
function upgraded(value: Json): Json {
  if (!isObject(value) || value.schemaVersion !== BEFORE || value.made !== undefined) return value;
  const { campaigns } = value;
  const named = (one: Json): Json => {
    if (!isObject(one)) return one;
    const { lane: name, ...rest } = one;
    return name === undefined ? one : { name, ...rest };
  };
  return {
    ...value,
    schemaVersion: VERSION,
    campaigns: Array.isArray(campaigns) ? campaigns.map(named) : (campaigns ?? null),
    made: [],
  };
}

/** What keeps a file from being read, by the code of the error. */
const UNREADABLE: { [code: string]: string } = {
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ELOOP: 'is a link to itself',
};

async function parsed(file: string): Promise<Json> {
  try {
    // A pipe in its place would be waited for.
    if (!(await stat(file)).isFile()) throw new BadJournal(file, 'is no file but a folder or a device');
    return JSON.parse(await readFile(file, 'utf8')) as Json; // what JSON.parse returns is JSON
  } catch (error) {
    if (error instanceof BadJournal) throw error;
    if (error instanceof SyntaxError) throw new BadJournal(file, 'is empty, cut off or overwritten: it is no JSON');
    const code = codeOf(error);
    if (code === 'ENOENT')
      throw (await isThere(file)) ? new BadJournal(file, 'is a link to a file that is gone') : new NoJournal(file);
    throw new BadJournal(file, UNREADABLE[code] ?? `cannot be read (${code || String(error)})`);
  }
}

/** There is no file of that name: a journal is removed as soon as everything it names is back. */
export class NoJournal extends UsageError {
  constructor(file: string) {
    super(
      `The journal ${file} does not exist`,
      'A journal is removed once all its campaigns are back. Restore without --journal to put back what others name.',
    );
  }
}

async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

/** Takes up a journal a killed run left, to put back what it names. */
export async function resumeJournal(file: string): Promise<Journal & { document: JournalDocument }> {
  const document = await readJournal(file);
  return { ...journal(file, document), document };
}
