import type { Contract } from '../model/contract.ts';
import { isUpdate } from '../model/effect.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Choices } from './draw.ts';
import type { KnownCampaign } from './words.ts';

/** What runs of a scenario ask for, and what their config lets them do. */
export interface Setup {
  name: string;
  /** Operations judged; none means all. */
  operations: string[];
  profile: 'quick' | 'standard';
  flags: string[];
  /** Scripts whose campaigns the config does not call disposable. */
  spared: string[];
  readOnly: boolean;
  /** Whether a run writes at all. */
  writes: boolean;
  /** How often it is drawn beside the others. */
  weight: number;
  /** Documented readings that the target takes, see `list variants`; default: its usual ones. */
  variants?: { readonly [name: string]: string };
}

/**
 * The setups scenarios are drawn from: each update alone, some together, all, and those that must not write. Every config names a
 * neighbour, and most name a campaign that is not disposable.
 */
export function setupsOf({ operations }: Contract, campaigns: readonly KnownCampaign[]): Setup[] {
  const updates = operations.filter(isUpdate).map(({ id }) => id);
  const reads = operations.filter(({ effect }) => effect === 'read').map(({ id }) => id);
  const own = campaigns.filter(({ disposable }) => disposable).map(({ place }) => place);
  const foreign = own.filter((place) => place.includes('.other-'));
  /** Scripts of the operator's own that none of these operations is judged on. */
  const idle = (chosen: readonly string[]) => {
    const judged = operations
      .filter((one) => isUpdate(one) && chosen.includes(one.id))
      .flatMap(({ vendor, kinds }) => kinds.map((kind) => `${vendor}.${kind}`));
    return own.filter((place) => !judged.includes(place) && !foreign.includes(place));
  };
  const plain = { profile: 'quick', flags: [], readOnly: false, writes: true, weight: 4 } as const;
  const alone = updates.map((id, i): Setup => {
    const spared = i % 2 === 0 ? idle([id]).slice(0, 2) : [...idle([id]).slice(-1), ...foreign];
    return { ...plain, flags: [], name: id, operations: [id], spared };
  });
  return [
    ...alone,
    ...alone.map((one, i): Setup => {
      const flags = i % 2 === 0 ? [] : ['--allow-destructive'];
      return { ...one, name: `${one.name}, standard`, profile: 'standard', flags, weight: 1 };
    }),
    {
      ...plain,
      flags: [],
      name: 'two at once',
      operations: updates.slice(0, 2),
      spared: idle(updates.slice(0, 2)),
      weight: 3,
    },
    { ...plain, flags: [], name: 'all', operations: [], spared: [], weight: 2 },
    { ...plain, flags: [], name: 'all, standard', operations: [], profile: 'standard', spared: [], weight: 0.3 },
    {
      ...plain,
      flags: [],
      name: 'all, standard, of a target that keeps what is left out',
      operations: [],
      profile: 'standard',
      spared: [],
      weight: 0.3,
      variants: { 'omitted-members': 'kept' },
    },
    { ...plain, flags: [], name: 'all but one', operations: [], spared: own.slice(0, 1), weight: 2 },
    {
      ...plain,
      name: 'reads where nothing is disposable',
      operations: reads,
      profile: 'standard',
      flags: ['--allow-destructive'],
      spared: own,
      writes: false,
      weight: 0.5,
    },
    {
      ...plain,
      name: 'reads, read-only',
      operations: reads,
      profile: 'standard',
      flags: ['--allow-destructive', '--read-only'],
      spared: [],
      readOnly: true,
      writes: false,
      weight: 0.5,
    },
  ];
}

/** Draws a setup, by weight. */
export function setupFor(draw: Choices, setups: readonly Setup[]): Setup {
  const all = setups.reduce((sum, { weight }) => sum + weight, 0);
  let rest = draw.share() * all;
  const found = setups.find(({ weight }) => {
    rest -= weight;
    return rest <= 0;
  });
  const setup = found ?? setups[0];
  if (!setup) throw new Error('There is no setup');
  return setup;
}

/** A config for an address, with some campaigns not disposable. */
export function configAt(document: Json, origin: string, spared: readonly string[]): JsonObject {
  const config = structuredClone(document);
  if (!isObject(config)) throw new Error('The config of the reference target is no object');
  for (const { entry } of vendorsIn(config)) entry.baseUrl = origin;
  for (const { place, entry } of entriesIn(config)) if (spared.includes(place)) entry.disposable = false;
  return config;
}

/** The campaigns that a config names. */
export function campaignsIn(config: Json): KnownCampaign[] {
  return entriesIn(config).map(({ place, key, entry }) => ({
    place,
    key,
    id: String(entry.id),
    disposable: entry.disposable === true,
  }));
}

/** Secrets that stand in a config. */
export function secretsIn(config: Json): string[] {
  const accounts = vendorsIn(config).flatMap(({ entry }) => [entry, ...(isObject(entry.other) ? [entry.other] : [])]);
  return accounts.flatMap(({ auth }) =>
    isObject(auth) ? [auth.token, auth.clientSecret].filter((one) => typeof one === 'string') : [],
  );
}

function vendorsIn(config: Json): { vendor: string; entry: JsonObject }[] {
  const targets = isObject(config) && isObject(config.targets) ? Object.values(config.targets) : [];
  return targets
    .filter(isObject)
    .flatMap((target) => Object.entries(target))
    .flatMap(([vendor, entry]) => (isObject(entry) ? [{ vendor, entry }] : []));
}

function entriesIn(config: Json): { place: string; key: string; entry: JsonObject }[] {
  return vendorsIn(config).flatMap(({ vendor, entry: { campaigns, other } }) => [
    ...named(campaigns, `${vendor}.`, ''),
    ...named(isObject(other) ? other.campaigns : undefined, `${vendor}.`, 'other-'),
  ]);
}

function named(campaigns: Json | undefined, vendor: string, prefix: string) {
  const entries = isObject(campaigns) ? Object.entries(campaigns) : [];
  return entries.flatMap(([name, entry]) =>
    isObject(entry) ? [{ place: `${vendor}${prefix}${name}`, key: `${prefix}${name}`, entry }] : [],
  );
}
