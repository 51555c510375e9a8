import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Target, VendorTarget } from '../model/config.ts';
import type { Contract, Validators, Vendor } from '../model/contract.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { type Account, readAccount, readOtherAccount } from './account.ts';
import { baseUrlOf, leadsToProduction, readOverrides } from './base-url.ts';
import { type CampaignContext, folderOf, readCampaigns } from './campaigns.ts';
import type { ConfigDocument, VendorEntry } from './document.ts';
import { type Environment, withEnvironment } from './environment.ts';
import { hostnameOf, readHost, targetHosts } from './hosts.ts';
import { suggestion } from './nearest.ts';
import { type Parsed, parseFile } from './parse.ts';
import { conforming } from './schema.ts';

/** What a target is loaded from. */
export interface LoadOptions {
  /** The config file; or, in its place, the config itself in `document`. */
  file?: string;
  document?: Json;
  contract: Contract;
  validators: Validators;
  /** The config's JSON Schema. */
  schema: JsonObject;
  /** Which target; needless where the config has a single one. */
  targetName?: string;
  /** Values of `--base-url`, in their order: `URL` or `VENDOR=URL`. */
  baseUrls: readonly string[];
  /** Values of `--allow-host`: host names that `--base-url` may lead to. */
  allowHosts?: readonly string[];
  env: Environment;
  /** Folder that `file` is named relative to; baselines too, where there is no file. */
  cwd: string;
}

/** The document and its one target that is asked for; the others are left out, for their variables need not be set. */
function chosen(
  { value, where }: Parsed,
  name: string | undefined,
): { document: JsonObject; name: string } | undefined {
  if (!isObject(value) || !isObject(value.targets)) return undefined;
  const names = Object.keys(value.targets);
  if (name === undefined && names.length > 1) {
    throw new UsageError(`${where()} has several targets`, `Name one with --target: ${names.join(', ')}.`);
  }
  const target = name ?? names[0];
  if (target === undefined) throw new UsageError(`${where()} has no target`, 'Add one under “targets”.');
  const entry = Object.hasOwn(value.targets, target) ? value.targets[target] : undefined;
  if (entry === undefined) throw new UsageError(`${where()} has no target “${target}”`, suggestion(target, names));
  // An editor's reference to the schema is no part of the config.
  const { $schema: _, ...rest } = value;
  return { document: { ...rest, targets: { [target]: entry } }, name: target };
}

const rateOf = ({ rateLimit }: Vendor, { rate }: VendorEntry): number => {
  if (typeof rate === 'number') return rate;
  return rate === 'none' || !rateLimit ? Number.POSITIVE_INFINITY : (rateLimit.requests * 60) / rateLimit.perSeconds;
};

/**
 * Reads a config and returns the one target it is asked for, with environment variables filled in and everything checked that can be
 * checked without a request. Whatever is wrong is a `UsageError` that names the place and how to fix it, and shows no secret.
 */
export async function loadTarget(options: LoadOptions): Promise<Target> {
  const { file, contract, validators, env, cwd } = options;
  const parsed: Parsed =
    file === undefined
      ? { value: options.document ?? null, where: () => 'The config' }
      : await parseFile(resolve(cwd, file), file);
  const choice = chosen(parsed, options.targetName);
  const filled = choice ? withEnvironment(choice.document, env, parsed.where) : parsed.value;
  const config = conforming<ConfigDocument>(options.schema, filled, parsed.where);
  const name = choice?.name ?? '';
  const { production = false, ...entries } = config.targets[name] ?? {};
  const ids = Object.keys(entries);
  if (ids.length === 0)
    throw new UsageError(`targets.${name} names no vendor`, `There are: ${idsOf(contract.vendors).join(', ')}.`);
  const overrides = readOverrides(options.baseUrls, ids);
  const targets = targetHosts(parsed.value, env);
  const own = targets.find((target) => target.name === name) ?? { name, baseUrls: [], production };
  const others = targets.filter((target) => target !== own);
  const allowed = (options.allowHosts ?? []).map((host) => readHost(host, '--allow-host'));
  const listed = (config.hosts ?? []).map((host) => readHost(host, 'hosts'));
  const writableHosts = [...new Set([...own.baseUrls.map(hostnameOf), ...listed, ...allowed])];
  const hosts = { writable: writableHosts, allowed, listed, own, others };

  const vendors: VendorTarget[] = [];
  for (const [id, entry] of Object.entries(entries)) {
    // The mark is taken out above; whatever else is no map does not fit the schema.
    if (typeof entry !== 'object') continue;
    const place = `targets.${name}.${id}`;
    const vendor = contract.vendors.find((known) => known.id === id);
    if (!vendor) throw new UsageError(`${place} is no known vendor`, suggestion(id, idsOf(contract.vendors)));
    const baseUrl = baseUrlOf(id, entry.baseUrl, overrides, hosts, `${place}.baseUrl`);
    const context = { contract, validators, vendor: id, folder: folderOf(file, cwd), place: `${place}.campaigns` };
    const account = readAccount(vendor, entry, place);
    const campaigns = await readCampaigns(context, entry.campaigns ?? {});
    const other = await readOther(context, vendor, { ...account, campaigns }, entry.other);
    const values = Object.fromEntries(Object.keys(vendor.values).map((pool) => [pool, entry.values?.[pool] ?? []]));
    vendors.push({
      vendor: id,
      baseUrl,
      ...account,
      values,
      campaigns,
      ratePerMinute: rateOf(vendor, entry),
      ...(entry.timeout === undefined ? {} : { timeoutMs: entry.timeout * 1000 }),
      ...(entry.patience === undefined ? {} : { patienceMs: entry.patience * 1000 }),
      ...(other ? { other } : {}),
    });
  }
  const baseUrls = vendors.map(({ baseUrl }) => baseUrl);
  return {
    name,
    ...(production || leadsToProduction(baseUrls, own, others) ? { production: true } : {}),
    vendors,
    writableHosts,
    require: readRequire(contract, config.require ?? []),
  };
}

const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id);

async function readOther(
  context: CampaignContext,
  vendor: Vendor,
  own: Account & Pick<VendorTarget, 'campaigns'>,
  entry: VendorEntry['other'],
): Promise<VendorTarget['other']> {
  if (!entry) return undefined;
  const place = context.place.replace(/campaigns$/, 'other');
  const account = readOtherAccount(vendor, own, entry, place);
  const campaigns = await readCampaigns({ ...context, place: `${place}.campaigns` }, entry.campaigns ?? {});
  for (const { key, id } of campaigns) {
    const twin = own.campaigns.find((campaign) => campaign.id === id);
    if (!twin) continue;
    throw new UsageError(
      `${place}.campaigns.${key} has the id of the operator’s own ${twin.key}`,
      'Give a campaign of the other account.',
    );
  }
  return { ...account, campaigns };
}

function readRequire(contract: Contract, operations: readonly string[]): string[] {
  for (const operation of operations) {
    const known = idsOf(contract.operations);
    if (!known.includes(operation))
      throw new UsageError(`require names no known operation: “${operation}”`, suggestion(operation, known));
  }
  return [...operations];
}
