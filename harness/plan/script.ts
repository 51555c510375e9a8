import type { Faker } from '@faker-js/faker';
import type { Campaign, Target, VendorTarget } from '../model/config.ts';
import type { Contract, Kind, Operation, Vendor } from '../model/contract.ts';
import { bodyFor, isUpdate, isWrite, makingOf, operationsOf, readOf, updatesOf } from '../model/effect.ts';
import type { JsonObject } from '../model/json.ts';
import type { Rule } from '../model/rule.ts';
import type { Sample } from '../model/sample.ts';
import type { Case, Edit, Reason } from '../model/verdict.ts';
import { applyEdits, getPath } from '../paths.ts';
import { counterpartEdits } from './counterpart.ts';
import { dependent, memberAt } from './members.ts';
import type { Pack } from './pack.ts';
import type { PropertyPlan } from './property.ts';
import { exceeds } from './reversible.ts';
import { isSelected, type Selection } from './selection.ts';

/** What planning needs to know. */
export interface PlanInput {
  contract: Contract;
  rules: readonly Rule[];
  target: Target;
  selection: Selection;
  samples: readonly Sample[];
  faker: Faker;
  /** What drawn bodies are made of. */
  seed: number;
  /** Texts that were given to a campaign already: no other one is given the same. */
  texts?: Set<string>;
}

/** One step of a probe, ready to be sent. */
export interface PlannedStep {
  case: Case;
  /** For a read: the case of the step after which the campaign is read. */
  reads?: string;
  /**
   * What sends this very request anyway: the id of another case, or `role:control`, `role:twin` or `role:look` of
   * this script, or `control:<campaign>` of another.
   */
  shared?: string;
}

/** What is sent for one discrepancy or observation. */
export interface PlannedProbe {
  entry: string;
  /** True where the campaign has to hold the baseline before: what is read afterwards is compared with it. */
  fromBaseline: boolean;
  /** True where another campaign than the script's own is written to. */
  crossing: boolean;
  steps: PlannedStep[];
}

/**
 * All that is sent to one campaign for one operation that writes, in order. Of a campaign that several are judged on there are as many
 * scripts, of one id, which are walked one after the other; the first of them also looks at the campaign, and puts it back.
 */
export interface Script {
  /** `<vendor>.<config key>`. */
  id: string;
  vendor: Vendor;
  target: VendorTarget;
  campaign: Campaign;
  kind: Kind;
  /** The operation whose script it is: one that writes, where the kind has any. */
  operation: Operation;
  /** The read operation to try; absent when the vendor documents none. */
  read?: Operation;
  /** The operation that lists campaigns of the kind; absent when the vendor documents none. */
  list?: Operation;
  /** True for the first script of its campaign: it looks at the campaign, and puts it back. */
  first: boolean;
  /** How the run makes the campaign, and deletes it; absent where the campaign is the operator's. */
  making?: Making;
  /** Operations judged here. */
  judged: Operation[];
  /** Its operation writes, and is judged. */
  writes: boolean;
  /** It may be written to: it is disposable, the run does not only read, and something that writes was asked for. */
  mayWrite: boolean;
  /** Why nothing is written, where that is so. */
  unwritten?: Reason;
  /** The accepted body, as far as the operation takes its members. */
  baseline: JsonObject;
  counterpart: Edit[];
  /** The page's own request, with the operator's values. */
  sample?: JsonObject;
  /** Why the page's own request is not sent, where that is so. */
  unsampled?: Reason;
  packs: Pack[];
  /** Id of the rule that judges legal values which are refused together; absent where none does. */
  meetings?: string;
  alone: Case[];
  /** Cases that are only observed: whatever is done with them, no bracket is disturbed. */
  observed: Case[];
  /** Near-misses and access cases, the most telling first. */
  batch: Case[];
  /** What is asked by drawing: near-misses after the batch, conforming bodies after all else. */
  properties: PropertyPlan[];
  neighbours: Campaign[];
  /** What is asked about discrepancies and silences. */
  probes: PlannedProbe[];
  /** The other account's disposable campaign of this kind, as that account sees it: written to only to show that it cannot be. */
  foreign?: Script;
}

/** The operations by which a run makes a campaign and deletes it, and what the campaign is made of. */
export interface Making {
  create: Operation;
  remove: Operation;
  body: JsonObject;
}

/** Scripts with those of the other account's campaigns that may come to be written to: all that has to be locked and journalled. */
export function withForeign(scripts: readonly Script[]): Script[] {
  return scripts.flatMap((script) => (script.foreign ? [script, script.foreign] : [script]));
}

/** The scripts of a target: one for each of the operator's own campaigns and each selected operation that writes to it, or one where none does. No question is put yet. */
export function scriptsOf(input: PlanInput): Script[] {
  return input.target.vendors.flatMap((vendor) =>
    vendor.campaigns.filter(({ role }) => role === 'own').flatMap((campaign) => scriptsFor(input, vendor, campaign)),
  );
}

/** Every case of a script, in sending order. */
export function casesOf({ packs, observed, batch, alone, properties, probes }: Script): Case[] {
  return [
    ...new Set(packs.flat()),
    ...observed,
    ...batch,
    ...alone,
    ...properties.flatMap(({ cases }) => cases),
    ...probes.flatMap(({ steps }) => steps.map((step) => step.case)),
  ];
}

/** Tells whether an operation speaks for its vendor: the first that writes to a campaign, or the first read where none does. */
export function leads(operation: Operation, script: Script, scripts: readonly Script[]): boolean {
  const own = scripts.filter(({ vendor }) => vendor === script.vendor);
  const written = own.find(({ writes }) => writes);
  return written
    ? script === written && operation === script.operation
    : script === own[0] && operation === script.read;
}

/**
 * The operations that write which a campaign can be judged on, in the order of their scripts. What cannot be undone is for campaigns that the
 * run makes itself; an act, such as a start, also for one that may be destroyed.
 */
function writersFor(contract: Contract, kind: Kind, campaign: Campaign, { allowDestructive }: Selection): Operation[] {
  const updates = updatesOf(contract, kind);
  if (campaign.made)
    return [
      ...operationsOf(contract, kind, 'create'),
      ...updates,
      ...operationsOf(contract, kind, 'act'),
      ...operationsOf(contract, kind, 'delete'),
    ];
  return [...updates, ...(allowDestructive && updates.length > 0 ? operationsOf(contract, kind, 'act') : [])];
}

function scriptsFor(input: PlanInput, target: VendorTarget, campaign: Campaign): Script[] {
  const { contract, selection } = input;
  const vendor = contract.vendors.find(({ id }) => id === target.vendor);
  const kind = contract.kinds.find(({ id, vendor: owner }) => id === campaign.kind && owner === target.vendor);
  if (!vendor || !kind) return [];
  const writers = writersFor(contract, kind, campaign, selection);
  const looks = operationsOf(contract, kind, 'read', 'list');
  const chosen = writers.filter((one) => isSelected(selection, one));
  const looked = looks.filter((one) => isSelected(selection, one));
  if (chosen.length + looked.length === 0) return [];
  // What is not judged may still be sent: a campaign is looked at by whoever could write to it.
  const [any] = [...chosen, ...(campaign.made ? looked : writers), ...looks];
  const operations = chosen.length > 0 ? [...chosen] : any ? [any] : [];
  const [look] = looked;
  // Of what the run makes none is there while it is asked what a create refuses: it is looked at in a script of its own.
  if (campaign.made && look && chosen.length > 0)
    operations.splice(operations.filter(({ effect }) => effect === 'create').length, 0, look);
  const looker = campaign.made ? look : operations[0];
  return operations.map((operation, at) => {
    const judged = new Set([
      ...(operation === looker ? looked : []),
      ...(chosen.includes(operation) ? [operation] : []),
    ]);
    const own = contract.operations.filter((one) => judged.has(one));
    return scriptOf(input, { vendor, kind, target, campaign, operation, judged: own, first: at === 0 });
  });
}

/** What a script is about. */
type Matter = Pick<Script, 'vendor' | 'kind' | 'target' | 'campaign' | 'operation' | 'judged' | 'first'>;

function scriptOf({ contract, rules, selection, samples, faker }: PlanInput, matter: Matter): Script {
  const { vendor, kind, target, campaign, operation, judged, first } = matter;
  const read = readOf(contract, kind);
  const [list] = operationsOf(contract, kind, 'list');
  const making = campaign.made ? makingOf(contract, kind) : undefined;
  const body = campaign.baseline ?? {};
  const baseline = bodyFor(operation, body, operationsOf(contract, kind, 'create', 'replace', 'merge'));
  const unwritten: Reason | undefined = selection.readOnly
    ? 'read only'
    : campaign.disposable
      ? undefined
      : 'not disposable';
  const writes = unwritten === undefined && isWrite(operation) && judged.includes(operation);
  const ownSample = samples.find((sample) => sample.operation === operation.id);
  const own = writes ? adopted(ownSample, target, operation, baseline) : undefined;
  // What the run makes it deletes, whatever it holds.
  const isKept = own !== undefined && !making && !selection.allowDestructive && exceeds(own, baseline);
  const sample = isKept ? undefined : own;
  const meetings = rules.find(({ ofMeetings }) => ofMeetings)?.id;
  const script: Script = {
    id: `${vendor.id}.${campaign.key}`,
    ...matter,
    ...(read ? { read } : {}),
    ...(list ? { list } : {}),
    ...(making ? { making: { ...making, body: bodyFor(making.create, body, [operation, making.create]) } } : {}),
    writes,
    mayWrite:
      unwritten === undefined &&
      (writes || making !== undefined || (selection.allowDestructive === true && isWrite(operation))),
    ...(unwritten ? { unwritten } : {}),
    baseline,
    counterpart: writes ? counterpartEdits(operation, baseline, target, faker, dependent(contract, operation)) : [],
    ...(sample ? { sample } : { unsampled: isKept ? 'not in the baseline' : 'no value configured' }),
    packs: [],
    ...(meetings === undefined ? {} : { meetings }),
    alone: [],
    observed: [],
    batch: [],
    properties: [],
    neighbours: first || isUpdate(operation) ? target.campaigns.filter(({ role }) => role === 'neighbour') : [],
    probes: [],
  };
  const foreign = writes && isUpdate(operation) ? foreignOf(script) : undefined;
  return foreign ? { ...script, foreign } : script;
}

function foreignOf(script: Script): Script | undefined {
  const { other, ...own } = script.target;
  const theirs = other?.campaigns.find(({ kind, disposable }) => kind === script.kind.id && disposable);
  if (!other || !theirs?.baseline) return undefined;
  const key = `other-${theirs.key}`;
  const { sample: _, ...bare } = script;
  return {
    ...bare,
    id: `${script.vendor.id}.${key}`,
    campaign: { ...theirs, key },
    target: { ...own, settings: other.settings, credentials: other.credentials, campaigns: [] },
    judged: [],
    baseline: theirs.baseline,
    counterpart: [],
    neighbours: [],
  };
}

/** A page's request with the operator's values where the page's exist only in the page's account; nothing where one is missing. */
function adopted(sample: Sample | undefined, { values }: VendorTarget, update: Operation, baseline: JsonObject) {
  if (!sample?.request) return undefined;
  const edits = sample.accountBound.map((path): Edit => {
    const pool = memberAt(update, path)?.pool;
    const value = getPath(baseline, path) ?? (pool === undefined ? undefined : values[pool]?.[0]);
    return value === undefined ? { path } : { path, value };
  });
  return edits.some(({ value }) => value === undefined) ? undefined : applyEdits(sample.request, edits);
}
