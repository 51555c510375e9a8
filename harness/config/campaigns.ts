import { dirname, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Campaign } from '../model/config.ts';
import type { Contract, Kind, SchemaError, Validators } from '../model/contract.ts';
import { bodyFor, makingOf, operationsOf, updatesOf } from '../model/effect.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { type Keys, keysOf, names, pathText } from '../paths.ts';
import type { CampaignEntry } from './document.ts';
import { suggestion } from './nearest.ts';
import { parseFile } from './parse.ts';

/** What campaigns and their baselines are read with. */
export interface CampaignContext {
  contract: Contract;
  validators: Validators;
  vendor: string;
  /** Folder a baseline file is named relative to. */
  folder: string;
  /** Names where the campaigns stand: `targets.staging.acme.campaigns`. */
  place: string;
}

/** The kind a campaign is of: the one it names, else the one its key names. */
function readKind(
  { contract, vendor, place }: Omit<CampaignContext, 'validators' | 'folder'>,
  key: string,
  kind = key,
): Kind {
  const kinds = contract.kinds.filter((known) => known.vendor === vendor);
  const found = kinds.find(({ id }) => id === kind);
  if (found) return found;
  const names = kinds.map(({ id }) => id);
  throw new UsageError(
    `${place}.${key} is of no known kind: “${kind}”`,
    `${suggestion(kind, names)} A campaign under another key says its kind: kind: ${names[0] ?? '…'}`,
  );
}

/** The member a violation is about. */
function memberOf({ instancePath, keyword, params }: SchemaError, baseline: JsonObject): Keys {
  const keys = keysOf(instancePath, baseline);
  return keyword === 'required' ? [...keys, String(params.missingProperty)] : keys;
}

/** Holds a baseline against what the documentation says uncontested of the update's body; near-misses are made from it, so it has to fit. */
function requireConforming(
  { contract, validators }: CampaignContext,
  update: string,
  baseline: JsonObject,
  shown: string,
): void {
  const isOpen = (error: SchemaError) =>
    contract.clauses.some(
      ({ operation, part, path, keyword, contested, excluded }) =>
        operation === update &&
        part === 'body' &&
        names(path, memberOf(error, baseline)) &&
        keyword === error.keyword &&
        (contested ?? excluded) !== undefined,
    );
  const errors = (validators[`${update}.request`]?.(baseline) ?? []).filter((error) => !isOpen(error));
  const [first, ...rest] = errors.map((error) => {
    const member = pathText(memberOf(error, baseline)) || 'the body';
    return error.keyword === 'required' ? `“${member}” is missing` : `“${member}” ${error.message ?? 'does not fit'}`;
  });
  if (first === undefined) return;
  const more = rest.length > 0 ? ` (and ${rest.slice(0, 4).join('; ')}${rest.length > 4 ? '; …' : ''})` : '';
  throw new UsageError(
    `${shown} is not what the documentation of ${update} asks for: ${first}${more}`,
    'A baseline is a complete body that the target accepts and the documentation allows; fix it there.',
  );
}

/** Reads a baseline: a file named relative to the config, or the body itself. */
async function readBaseline(
  baseline: Json,
  { folder }: CampaignContext,
  place: string,
): Promise<{ body: JsonObject; shown: string }> {
  const shown = typeof baseline === 'string' ? `The baseline ${baseline} (${place})` : place;
  const body = typeof baseline === 'string' ? (await parseFile(resolve(folder, baseline), shown)).value : baseline;
  if (isObject(body)) return { body, shown };
  throw new UsageError(`${shown} is no JSON object`, 'Give the body of an update that the target accepts.');
}

/** A run makes a campaign only where it can delete it, and where no other one is named. */
function requireMaking({ contract, vendor }: CampaignContext, kind: Kind, entry: CampaignEntry, place: string): void {
  if (!makingOf(contract, kind))
    throw new UsageError(
      `${place} is to be created, but the documentation of ${vendor} has no operations that create and delete a ${kind.id}`,
      'Name a disposable campaign in its place: id, disposable and baseline.',
    );
  if (entry.id === undefined && entry.role !== 'neighbour' && entry.disposable !== false) return;
  throw new UsageError(
    `${place} is to be created, and also has an id, is a neighbour or is not disposable`,
    'Give create and baseline, and nothing else but its kind.',
  );
}

async function readCampaign(context: CampaignContext, key: string, entry: CampaignEntry): Promise<Campaign> {
  const place = `${context.place}.${key}`;
  const kind = readKind(context, key, entry.kind);
  const { id = '', role = 'own', create = false } = entry;
  const { disposable = create } = entry;
  if (create) requireMaking(context, kind, entry, place);
  if (role === 'neighbour' && disposable) {
    throw new UsageError(
      `${place} is a neighbour and disposable`,
      'A neighbour is never written to; take one of the two out.',
    );
  }
  const campaign: Campaign = { key, id, kind: kind.id, role, disposable, ...(create ? { made: true } : {}) };
  if (entry.baseline === undefined) {
    if (!disposable) return campaign;
    throw new UsageError(
      `${place} is ${create ? 'to be created' : 'disposable'} and has no baseline`,
      `Add baseline: a complete body the target accepts, inline or as a file; ${create ? 'the campaign is made of it' : 'it is put back after the run'}.`,
    );
  }
  const { body, shown } = await readBaseline(entry.baseline, context, `${place}.baseline`);
  const { contract } = context;
  const bodies = [...(create ? operationsOf(contract, kind, 'create') : []), ...updatesOf(contract, kind)];
  for (const operation of bodies) requireConforming(context, operation.id, bodyFor(operation, body, bodies), shown);
  return { ...campaign, baseline: body };
}

/** Reads a vendor's campaigns. A campaign that is written to may stand there only once: scripts run side by side. */
export async function readCampaigns(
  context: CampaignContext,
  entries: { [key: string]: CampaignEntry },
): Promise<Campaign[]> {
  const campaigns: Campaign[] = [];
  for (const [key, entry] of Object.entries(entries)) campaigns.push(await readCampaign(context, key, entry));
  for (const { key, id } of campaigns.filter(({ disposable }) => disposable)) {
    const twin = campaigns.find((other) => other.key !== key && other.id === id && !other.made);
    if (!twin) continue;
    throw new UsageError(
      `${context.place}.${key} and ${twin.key} have the same id`,
      'Give a disposable campaign an id of its own.',
    );
  }
  return campaigns;
}

/** The folder that baseline files of a config are named relative to. */
export const folderOf = (file: string | undefined, cwd: string): string =>
  file === undefined ? cwd : dirname(resolve(cwd, file));
