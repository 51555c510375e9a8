import type { Faker } from '@faker-js/faker';
import type { Campaign, Target, VendorTarget } from '../model/config.ts';
import type { Clause, Contract, Kind, Operation, Vendor } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { Profile } from '../model/results.ts';
import type { CaseDraft, PlanContext, Rule } from '../model/rule.ts';
import type { Case, Edit, NotAsked, Reason } from '../model/verdict.ts';
import { applyEdits, getPath } from '../paths.ts';
import { counterpartEdits, exactText, settle } from './counterpart.ts';
import { memberAt } from './members.ts';
import { cover, type Pack, pack } from './pack.ts';
import { holds, PROFILES } from './profile.ts';
import { type PropertyPlan, planProperty } from './property.ts';

/** A page's own request and answer, as the fixtures hold them. */
export interface Sample {
  operation: string;
  /** Absent for a read. */
  request?: JsonObject;
  response: JsonObject;
  /** Members of the request that exist only in the page's account, or are masked there; the operator's take their place. */
  accountBound: string[];
}

/** What a run was asked for. */
export interface Selection {
  profile: Profile;
  /** Operation ids; all when absent. */
  operations?: readonly string[];
  /** `<rule id> <operation id>` pairs; all when absent. */
  pairs?: ReadonlySet<string>;
  /** Nothing is written. */
  readOnly: boolean;
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
  writes: boolean;
  /** Why nothing is written, where that is so. */
  unwritten?: Reason;
  baseline: JsonObject;
  counterpart: Edit[];
  /** The page's own request, with the operator's values. */
  sample?: JsonObject;
  packs: Pack[];
  alone: Case[];
  /** Cases that are only observed: whatever is done with them, no bracket is disturbed. */
  observed: Case[];
  /** Near-misses and access cases, the most telling first. */
  batch: Case[];
  /** What is asked by drawing: near-misses after the batch, conforming bodies after all else. */
  properties: PropertyPlan[];
  neighbours: Campaign[];
}

/** What a run would send. */
export interface Plan {
  lanes: Lane[];
  cases: Case[];
  notAsked: NotAsked[];
}

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
}

/** What a rule asks about a clause: its cases, each with the draft it was made from, and what it draws. */
interface Asked {
  cases: [CaseDraft, Case][];
  property?: PropertyPlan;
}

/** Plans a run: which question is put to which campaign. The same input gives the same plan. */
export function plan(input: PlanInput): Plan {
  const lanes = input.target.vendors.flatMap((vendor) =>
    vendor.campaigns.filter(({ role }) => role === 'own').flatMap((campaign) => laneOf(input, vendor, campaign)),
  );
  const notAsked: NotAsked[] = [];
  const worth = new Map<Case, number>();
  for (const operation of input.contract.operations) {
    if (!isSelected(input.selection, operation)) continue;
    const lane = lanes.find(({ judged }) => judged.includes(operation));
    for (const rule of rulesFor(input, operation)) {
      for (const clause of judgedClauses(rule, operation, input.contract)) {
        const asked = lane
          ? ask(rule, clause, operation, lane, input, leads(operation, lane, lanes))
          : 'no campaign configured';
        if (typeof asked === 'string') {
          notAsked.push({ operation: operation.id, rule: rule.id, clause: clause.id, reason: asked });
          continue;
        }
        if (lane) place(lane, asked);
        for (const [{ profile }, one] of asked.cases) worth.set(one, worthOf(rule, profile ?? rule.profile));
      }
    }
  }
  for (const lane of lanes) finish(lane, worth, strengthFor(input.selection.profile, leads(lane.update, lane, lanes)));
  return { lanes, cases: lanes.flatMap(casesOf), notAsked };
}

/** The clauses of an operation a rule judges: those nothing contests and nothing excludes. */
export function judgedClauses(rule: Rule, operation: Operation, contract: Contract): Clause[] {
  return rule.clauses(operation, contract).filter(({ contested, excluded }) => !contested && !excluded);
}

/** The rules put to an operation under a selection. */
export function rulesFor({ rules, selection }: Pick<PlanInput, 'rules' | 'selection'>, operation: Operation): Rule[] {
  return rules.filter(({ id, profile }) => {
    if (!holds(selection.profile, profile)) return false;
    return selection.pairs === undefined || selection.pairs.has(`${id} ${operation.id}`);
  });
}

/** Tells whether a selection holds an operation, or at least one rule of it. */
export function isSelected({ operations, pairs }: Selection, { id }: Operation): boolean {
  if (operations !== undefined && !operations.includes(id)) return false;
  return pairs === undefined || [...pairs].some((pair) => pair.endsWith(` ${id}`));
}

function laneOf({ contract, selection, samples, faker }: PlanInput, target: VendorTarget, campaign: Campaign): Lane[] {
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
  const sample = writes ? adopted(ownSample, target, update, baseline) : undefined;
  return [
    {
      id: `${vendor.id}.${campaign.key}`,
      vendor,
      target,
      campaign,
      kind,
      update,
      ...(read ? { read } : {}),
      judged,
      writes,
      ...(unwritten ? { unwritten } : {}),
      baseline,
      counterpart: writes ? counterpartEdits(update, baseline, target, faker) : [],
      ...(sample ? { sample } : {}),
      packs: [],
      alone: [],
      observed: [],
      batch: [],
      properties: [],
      neighbours: target.campaigns.filter(({ role }) => role === 'neighbour'),
    },
  ];
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

function ask(
  rule: Rule,
  clause: Clause,
  operation: Operation,
  lane: Lane,
  { contract, faker, seed, selection: { profile } }: PlanInput,
  leads: boolean,
): Reason | Asked {
  if (lane.unwritten && operation.effect !== 'read') return lane.unwritten;
  if (!rule.cases && !rule.property) return { cases: [] };
  const context: PlanContext = {
    contract,
    operation,
    campaign: lane.campaign,
    target: lane.target,
    baseline: lane.baseline,
    counterpart: applyEdits(lane.baseline, lane.counterpart),
    ...(lane.sample ? { sample: lane.sample } : {}),
    text: (length) => exactText(faker, length),
  };
  const property = planProperty(rule, clause, context, { seed, profile });
  const drafts = rule.cases?.(clause, context) ?? [];
  if (typeof property === 'string') return property;
  if (typeof drafts === 'string') return drafts;
  const spared = rule.oncePerVendor === true && !leads && profile === 'quick';
  const held = spared ? [] : drafts.filter((draft) => holds(profile, draft.profile ?? rule.profile));
  // What is only observed decides nothing, so a profile that leaves it out leaves nothing undecided.
  if (held.length === 0 && drafts.some(({ expect }) => expect !== 'observed')) return 'profile';
  const cases = held.map((draft): [CaseDraft, Case] => [draft, toCase(draft, rule, clause, context)]);
  return { cases, ...(property ? { property } : {}) };
}

/** Tells whether an operation is the first update of its vendor that is written to. */
function leads(operation: Operation, lane: Lane, lanes: readonly Lane[]): boolean {
  return operation === lane.update && lane === lanes.find(({ vendor, writes }) => vendor === lane.vendor && writes);
}

function toCase(draft: CaseDraft, rule: Rule, clause: Clause, { operation, campaign, baseline }: PlanContext): Case {
  const legal = draft.group === 'positive' || draft.group === 'alone';
  const base =
    draft.base ?? (draft.group === 'positive' ? 'baseline' : draft.group === 'alone' ? 'empty' : 'counterpart');
  const edits = draft.edits ?? [];
  return {
    id: `${rule.id}/${clause.id}/${draft.label}`,
    operation: operation.id,
    rule: rule.id,
    clause: clause.id,
    label: draft.label,
    expect: draft.expect ?? (legal ? 'accepted' : 'refused'),
    recipe: {
      operation: operation.id,
      campaign: campaign.key,
      credential: draft.credential ?? 'own',
      ...(operation.effect === 'read' ? {} : { base }),
      edits: draft.group === 'positive' ? settle(operation, baseline, edits) : edits,
      ...(draft.raw === undefined ? {} : { raw: draft.raw }),
      ...(draft.settings ? { settings: draft.settings } : {}),
      ...(draft.parameters ? { parameters: draft.parameters } : {}),
    },
  };
}

/** Puts cases where they are sent; positives wait in one pack until {@link finish} shares them out. */
function place(lane: Lane, { cases, property }: Asked): void {
  if (property) lane.properties.push(property);
  for (const [{ group }, planned] of cases) {
    if (group === 'positive') lane.packs.push([planned]);
    else if (group === 'alone') lane.alone.push(planned);
    else if (planned.expect === 'observed') lane.observed.push(planned);
    else lane.batch.push(planned);
  }
}

/** Shares the positives out among bodies, and puts the most telling near-misses first: a small budget then decides what matters. */
function finish(lane: Lane, worth: ReadonlyMap<Case, number>, strength: 1 | 2 | 3): void {
  const { update, baseline, packs } = lane;
  lane.packs = strength === 1 ? pack(update, baseline, packs.flat()) : cover(update, baseline, packs.flat(), strength);
  lane.batch.sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0));
}

/** How many values are made to meet: two where a vendor's first update is judged in `standard`, three there from `nightly` on. */
function strengthFor(profile: Profile, leading: boolean): 1 | 2 | 3 {
  if (holds(profile, 'nightly')) return leading ? 3 : 2;
  return leading && holds(profile, 'standard') ? 2 : 1;
}

/** What lean profiles hold comes first, then what is grave. */
function worthOf({ severity }: Rule, profile: Profile): number {
  return -10 * PROFILES.indexOf(profile) - ['high', 'medium', 'low'].indexOf(severity);
}

/** Every case of a lane, in sending order. */
export function casesOf({ packs, observed, batch, alone, properties }: Lane): Case[] {
  return [...new Set(packs.flat()), ...observed, ...batch, ...alone, ...properties.flatMap(({ cases }) => cases)];
}
