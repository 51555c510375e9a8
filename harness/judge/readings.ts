import { createHash } from 'node:crypto';
import { isEvidence } from '../evidence/answer.ts';
import { decides, evidenceIn, exchangesOf, reader, reasonOf, sentFor } from '../evidence/evidence.ts';
import { rememberedOfTwo } from '../lookup.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Discrepancy, Fact, ObservationEntry, Probe, ReadingResult } from '../model/discrepancy.ts';
import { isWrite } from '../model/effect.ts';
import { type Exchange, isRepetition } from '../model/exchange.ts';
import type { CampaignRecord } from '../model/results.ts';
import type { NotAsked, Reason } from '../model/verdict.ts';
import { PROBE, stepId } from '../plan/probe.ts';
import { holdsOf, type Scene, type Witnessed } from './facts.ts';
import { movingIn } from './moving.ts';
import type { Observation } from './sample-shape.ts';

/** What readings are made from: the record of a run, and nothing else. */
export interface ReadingRecord {
  contract: Contract;
  operations: readonly Operation[];
  exchanges: readonly Exchange[];
  campaigns: readonly CampaignRecord[];
  notAsked: readonly NotAsked[];
  interrupted: boolean;
}

/** A record of which `exchanges` may decide something; `recorded` holds all. */
interface Heard extends ReadingRecord {
  recorded: readonly Exchange[];
}

/** What a probe came to: a reading, or why there is none. */
type Decided = { reading: string; exchanges: string[] } | { reason: Reason; exchanges: string[] };

/** Which side of each discrepancy the target follows. Pure: the same record gives the same readings. */
export function readDiscrepancies(recorded: ReadingRecord): ReadingResult[] {
  const record = asEvidence(recorded);
  return record.contract.discrepancies.map((entry) => {
    const { id, title, class: kind, severity, operations, claims } = entry;
    const decided = decide(entry, record);
    const reading = 'reading' in decided ? decided.reading : 'undecided';
    return {
      id,
      title,
      class: kind,
      severity,
      operations,
      claims,
      reading,
      ...('reason' in decided ? { reason: decided.reason } : {}),
      exchanges: decided.exchanges,
      fingerprint: fingerprintOfReading(id, reading),
    };
  });
}

/** What the target does where the documentation is silent. */
export function readObservations(recorded: ReadingRecord): Observation[] {
  const record = asEvidence(recorded);
  return record.contract.observations.flatMap((entry) => {
    const [operation = ''] = entry.operations;
    const { id, question } = entry;
    if (entry.skipped !== undefined || !entry.probe) return [];
    const decided = decide(entry, record);
    const answer =
      'reason' in decided ? 'undecided' : decided.reading === 'neither' ? 'something else' : decided.reading;
    const reason = 'reason' in decided ? { reason: decided.reason } : {};
    return [{ id, operation, question, answer, ...reason, exchanges: decided.exchanges }];
  });
}

function asEvidence(record: ReadingRecord): Heard {
  return { ...record, exchanges: evidenceIn(record.exchanges, record.contract), recorded: record.exchanges };
}

function decide(entry: Discrepancy | ObservationEntry, record: Heard): Decided {
  if (!entry.probe) return { reading: 'static', exchanges: [] };
  const operation = record.contract.operations.find(({ id }) => id === entry.operations[0]);
  if (!operation || !record.operations.includes(operation)) return { reason: 'not selected', exchanges: [] };
  const scene = sceneOf(entry.id, entry.probe, operation, record);
  const used = stepsIn(entry.probe).flatMap((name) => scene.steps[name]?.exchange.id ?? []);
  for (const { reading, when } of entry.probe.readings) {
    const found = conjunction(
      Object.entries(when).flatMap(([step, facts]) => [facts].flat().map((fact: Fact) => holdsOf(fact, step, scene))),
    );
    if (found === true) return { reading, exchanges: used };
    if (found === undefined) return { reason: reasonFor(entry, operation, record, scene), exchanges: used };
  }
  return { reading: 'neither', exchanges: used };
}

/** False where one is false, unknown where one is unknown, else true. */
function conjunction(facts: readonly (boolean | undefined)[]): boolean | undefined {
  if (facts.includes(false)) return false;
  return facts.includes(undefined) ? undefined : true;
}

function stepsIn({ readings, steps }: Probe): string[] {
  return [...new Set([...Object.keys(steps ?? {}), ...readings.flatMap(({ when }) => Object.keys(when))])];
}

/** Gathers a probe's steps from the record: its own, and the two that are always there. */
/** One list for all: what is found out of a list is kept with it. */
const NOTHING: readonly Exchange[] = [];

function sceneOf(entry: string, probe: Probe, operation: Operation, record: ReadingRecord): Scene {
  const { contract, exchanges, campaigns } = record;
  const own = campaigns.find(
    ({ vendor, kind, role }) => vendor === operation.vendor && operation.kinds.includes(kind) && role === 'own',
  );
  const sent = own ? exchangesOf(exchanges, `${own.vendor}.${own.key}`) : NOTHING;
  const witnessed = (exchange: Exchange | undefined, after?: Exchange): Witnessed | undefined => {
    const by = contract.operations.find(({ id }) => id === exchange?.operation);
    if (!exchange || !by) return undefined;
    const known = campaigns.find(({ key, vendor }) => key === exchange.campaign && vendor === by.vendor);
    const campaignId = exchange.made ?? known?.id ?? '';
    return { operation: by, exchange, campaignId, ...(after ? { after } : {}) };
  };
  const outcomeOf = reader(contract);
  const isAccepted = (x: Exchange) => outcomeOf(x) === 'accepted';
  const isOwn = (x: Exchange) => x.operation === operation.id || !isWrite(operation);
  const control = sent.find((x) => x.role === 'control' && isOwn(x) && isAccepted(x));
  const look =
    sent.find((x) => x.role === 'read' && x.of === control?.id && isAccepted(x)) ??
    sent.find((x) => x.role === 'read' && isAccepted(x));
  const steps: Scene['steps'] = {
    control: witnessed(operation.effect === 'read' ? look : control),
    look: witnessed(look, control),
  };
  for (const [name, { path, query, header }] of Object.entries(probe.steps ?? {})) {
    const sent = sentFor(exchanges, stepId(entry, name)).findLast((x) => !isRepetition(x));
    const seen = witnessed(
      sent,
      exchanges.find(({ id }) => id === sent?.of),
    );
    // A parameter may well carry who asks.
    steps[name] = seen && { ...seen, isAccess: path !== undefined || query !== undefined || header !== undefined };
  }
  return { contract, steps, served: servedIn(exchanges, contract), moving: movingIn(sent, contract) };
}

const servedIn = rememberedOfTwo((exchanges: readonly Exchange[], contract: Contract): ReadonlySet<string> => {
  const outcomeOf = reader(contract);
  return new Set(exchanges.filter((x) => outcomeOf(x) === 'accepted').map(({ operation }) => operation));
});

function reasonFor(
  { id, probe }: Discrepancy | ObservationEntry,
  operation: Operation,
  { notAsked, campaigns, interrupted, contract, recorded }: Heard,
  { steps, served }: Scene,
): Reason {
  const skipped = notAsked.find(({ rule, clause }) => rule === PROBE && clause === id);
  if (skipped) return skipped.reason;
  const seen = (probe ? stepsIn(probe) : []).map((name) => steps[name]);
  const outcomeOf = reader(contract);
  const lost = seen.find((step) => step && !decides(outcomeOf(step.exchange)));
  if (lost) return reasonOf(outcomeOf(lost.exchange), lost.exchange);
  if (seen.some((step) => step && outcomeOf(step.exchange) === 'faulted')) return 'faulted';
  if (seen.some((step) => step && outcomeOf(step.exchange) === 'refused' && !served.has(step.operation.id)))
    return 'control refused';
  if (!seen.includes(undefined) && seen.some((step) => step && !isEvidence(step.exchange))) return 'no evidence';
  const own = campaigns.filter(({ vendor, kind }) => vendor === operation.vendor && operation.kinds.includes(kind));
  if (own.length === 0) return 'no campaign configured';
  const unjudged = own.find((campaign) => campaign.unjudged)?.unjudged;
  if (unjudged) return unjudged.reason;
  // Sent, and answered by what says nothing of it.
  const unheard = Object.keys(probe?.steps ?? {}).flatMap((name) => sentFor(recorded, stepId(id, name)).slice(-1));
  const failed = unheard.find((one) => outcomeOf(one) === 'faulted');
  if (failed) return 'outage';
  if (!own.some(({ read }) => read)) return 'no read';
  return interrupted ? 'interrupted' : 'budget spent';
}

/** The fingerprint of a reading: of the discrepancy and the side, so that it is the same in every run. */
export function fingerprintOfReading(id: string, reading: string): string {
  return createHash('sha256')
    .update(JSON.stringify([id, reading]))
    .digest('hex');
}
