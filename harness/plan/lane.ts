import type { Faker } from '@faker-js/faker';
import type { Campaign, Target, VendorTarget } from '../model/config.ts';
import type { Contract, Kind, Operation, Vendor } from '../model/contract.ts';
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
   * this lane, or `control:<campaign>` of another.
   */
  shared?: string;
}

/** What is sent for one discrepancy or observation. */
export interface PlannedProbe {
  entry: string;
  /** True where the campaign has to hold the baseline before: what is read afterwards is compared with it. */
  fromBaseline: boolean;
  /** True where another campaign than the lane's own is written to. */
  crossing: boolean;
  steps: PlannedStep[];
}

/** All that is sent to one campaign, in order. */
export interface Lane {
  /** `<vendor>.<config key>`. */
  id: string;
  vendor: Vendor;
  target: VendorTarget;
  campaign: Campaign;
  kind: Kind;
  update: Operation;
  /** The read operation to try; absent when the vendor documents none. */
  read?: Operation;
  /** Operations judged here. */
  judged: Operation[];
  /** An update of it is judged. */
  writes: boolean;
  /** It may be written to: it is disposable, the run does not only read, and something that writes was asked for. */
  mayWrite: boolean;
  /** Why nothing is written, where that is so. */
  unwritten?: Reason;
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
  foreign?: Lane;
}

/** Lanes with those of the other account's campaigns that may come to be written to: all that has to be locked and journalled. */
export function withForeign(lanes: readonly Lane[]): Lane[] {
  return lanes.flatMap((lane) => (lane.foreign ? [lane, lane.foreign] : [lane]));
}

/** The lanes of a target: one for each of the operator's own campaigns that a selected operation is judged on. No question is put yet. */
export function lanesOf(input: PlanInput): Lane[] {
  return input.target.vendors.flatMap((vendor) =>
    vendor.campaigns.filter(({ role }) => role === 'own').flatMap((campaign) => laneOf(input, vendor, campaign)),
  );
}

/** Every case of a lane, in sending order. */
export function casesOf({ packs, observed, batch, alone, properties, probes }: Lane): Case[] {
  return [
    ...new Set(packs.flat()),
    ...observed,
    ...batch,
    ...alone,
    ...properties.flatMap(({ cases }) => cases),
    ...probes.flatMap(({ steps }) => steps.map((step) => step.case)),
  ];
}

/** Tells whether an operation speaks for its vendor: the first update that is written to, or the first read where none is. */
export function leads(operation: Operation, lane: Lane, lanes: readonly Lane[]): boolean {
  const own = lanes.filter(({ vendor }) => vendor === lane.vendor);
  const written = own.find(({ writes }) => writes);
  return written ? lane === written && operation === lane.update : lane === own[0] && operation === lane.read;
}

function laneOf(
  { contract, rules, selection, samples, faker }: PlanInput,
  target: VendorTarget,
  campaign: Campaign,
): Lane[] {
  const vendor = contract.vendors.find(({ id }) => id === target.vendor);
  const kind = contract.kinds.find(({ id, vendor: owner }) => id === campaign.kind && owner === target.vendor);
  const update = contract.operations.find(({ id }) => id === kind?.update);
  if (!vendor || !kind || !update) return [];
  const read = contract.operations.find(({ id }) => id === kind.read);
  const judged = contract.operations.filter((op) => op.kinds.includes(kind.id) && isSelected(selection, op));
  if (judged.length === 0) return [];
  const baseline = campaign.baseline ?? {};
  const unwritten: Reason | undefined = selection.readOnly
    ? 'read only'
    : campaign.disposable
      ? undefined
      : 'not disposable';
  const writes = unwritten === undefined && judged.some(({ effect }) => effect !== 'read');
  const ownSample = samples.find(({ operation }) => operation === update.id);
  const own = writes ? adopted(ownSample, target, update, baseline) : undefined;
  const isKept = own !== undefined && !selection.allowDestructive && exceeds(own, baseline);
  const sample = isKept ? undefined : own;
  const meetings = rules.find(({ ofMeetings }) => ofMeetings)?.id;
  const lane: Lane = {
    id: `${vendor.id}.${campaign.key}`,
    vendor,
    target,
    campaign,
    kind,
    update,
    ...(read ? { read } : {}),
    judged,
    writes,
    mayWrite: unwritten === undefined && (writes || selection.allowDestructive === true),
    ...(unwritten ? { unwritten } : {}),
    baseline,
    counterpart: writes ? counterpartEdits(update, baseline, target, faker, dependent(contract, update)) : [],
    ...(sample ? { sample } : { unsampled: isKept ? 'not in the baseline' : 'no value configured' }),
    packs: [],
    ...(meetings === undefined ? {} : { meetings }),
    alone: [],
    observed: [],
    batch: [],
    properties: [],
    neighbours: target.campaigns.filter(({ role }) => role === 'neighbour'),
    probes: [],
  };
  const foreign = writes ? foreignOf(lane) : undefined;
  return [foreign ? { ...lane, foreign } : lane];
}

function foreignOf(lane: Lane): Lane | undefined {
  const { other, ...own } = lane.target;
  const theirs = other?.campaigns.find(({ kind, disposable }) => kind === lane.kind.id && disposable);
  if (!other || !theirs?.baseline) return undefined;
  const key = `other-${theirs.key}`;
  const { sample: _, ...bare } = lane;
  return {
    ...bare,
    id: `${lane.vendor.id}.${key}`,
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
