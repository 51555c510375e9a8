import { describe, expect, it } from 'vitest';
import type { Claim, ReadingResult } from '../model/discrepancy.ts';
import type { Credential, Exchange, Role, TransportFailure } from '../model/exchange.ts';
import type { CampaignRecord, ObservationResult, Profile, Results } from '../model/results.ts';
import type { Basis, Source } from '../model/source.ts';
import type {
  Also,
  Case,
  Edit,
  Finding,
  NotAsked,
  Reason,
  RequestRecipe,
  Verdict,
  VerdictKind,
} from '../model/verdict.ts';
import schema from './results.schema.json' with { type: 'json' };

/** A type's members and whether they are optional: does not compile once the type has another set. */
type Members<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? 'optional' : 'required' };
/** All values of a closed list: does not compile once the list has another set. */
type Values<T extends string> = Record<T, true>;
type Answer = Extract<Exchange['response'], { status: number }>;
type Failure = Extract<Exchange['response'], { failure: string }>;

const required = 'required';
const optional = 'optional';

const results: Members<Results> = {
  schemaVersion: required,
  run: required,
  scope: required,
  summary: required,
  campaigns: required,
  verdicts: required,
  findings: required,
  discrepancies: required,
  observations: required,
  cases: required,
  notAsked: required,
  exchanges: required,
  undecided: required,
  staleWaivers: optional,
};
const run: Members<Results['run']> = {
  id: required,
  startedAt: required,
  durationMs: required,
  seed: required,
  profile: required,
  version: required,
  target: required,
  config: optional,
  labels: required,
  requests: required,
  requestsByOperation: required,
  planned: required,
  sent: required,
  restored: required,
  left: required,
  interrupted: required,
  selection: optional,
};
const planned: Members<Results['run']['planned']> = { base: required, followUpsAtMost: required, restore: required };
const sent: Members<Results['run']['sent']> = {
  base: required,
  followUps: required,
  again: optional,
  restore: required,
};
const selection: Members<NonNullable<Results['run']['selection']>> = { operations: optional, rules: optional };
const scope: Members<Results['scope']> = { operations: required, clauses: required, notApplicable: required };
const coverage: Members<Results['scope']['clauses']> = { judged: required, total: required };
const summary: Members<Results['summary']> = {
  pass: required,
  fail: required,
  waived: required,
  inconclusive: required,
  notApplicable: required,
  error: required,
};
const campaign: Members<CampaignRecord> = {
  key: required,
  vendor: required,
  kind: required,
  role: required,
  id: required,
  dialect: optional,
  read: optional,
  lagMs: optional,
  counterpart: optional,
  baseline: optional,
  unjudged: optional,
  refused: optional,
  made: optional,
  written: required,
  restored: required,
  left: optional,
  unknown: optional,
  moving: optional,
  open: optional,
};
const unjudged: Members<NonNullable<CampaignRecord['unjudged']>> = { reason: required, note: required };
const verdict: Members<Verdict> = {
  operation: required,
  rule: required,
  clause: required,
  basis: required,
  verdict: required,
  reason: optional,
  note: optional,
  findings: required,
  exchanges: required,
};
const finding: Members<Finding> = {
  id: required,
  fingerprint: required,
  kind: required,
  operation: required,
  rule: required,
  clause: required,
  source: required,
  severity: required,
  title: required,
  expected: required,
  actual: required,
  exchange: required,
  twin: optional,
  other: optional,
  story: required,
  curl: required,
  replay: required,
  cases: required,
  also: optional,
};
const also: Members<Also> = { operation: required, rule: required, clause: required, fingerprint: required };
const source: Members<Finding['source']> = { page: required, lines: required, line: optional, url: required };
const discrepancy: Members<ReadingResult> = {
  id: required,
  title: required,
  class: required,
  severity: required,
  operations: required,
  claims: required,
  reading: required,
  reason: optional,
  exchanges: required,
  fingerprint: required,
};
const claim: Members<Claim> = { says: required, value: optional, basis: required, source: required };
const place: Members<Source> = { page: required, lines: required };
const observation: Members<ObservationResult> = {
  id: required,
  operation: required,
  question: required,
  answer: required,
  reason: optional,
  exchanges: required,
};
const questioned: Members<Case> = {
  id: required,
  operation: required,
  rule: required,
  clause: required,
  label: required,
  expect: required,
  recipe: required,
  origin: optional,
  breaks: optional,
};
const origin: Members<NonNullable<Case['origin']>> = { seed: required, path: required };
const notAsked: Members<NotAsked> = { operation: required, rule: required, clause: required, reason: required };
const recipe: Members<RequestRecipe> = {
  operation: required,
  campaign: required,
  credential: required,
  base: optional,
  edits: required,
  raw: optional,
  method: optional,
  settings: optional,
  parameters: optional,
};
const edit: Members<Edit> = { path: required, value: optional };
const parameterChange: Members<NonNullable<RequestRecipe['parameters']>[number]> = {
  in: required,
  name: required,
  value: optional,
};
const exchange: Members<Exchange> = {
  id: required,
  operation: required,
  campaign: required,
  made: optional,
  script: optional,
  credential: required,
  role: required,
  cases: required,
  of: optional,
  batch: optional,
  retryOf: optional,
  request: required,
  response: required,
  durationMs: required,
  at: required,
};
const request: Members<Exchange['request']> = {
  method: required,
  url: required,
  headers: required,
  body: optional,
  text: optional,
};
const answer: Members<Answer> = {
  status: required,
  headers: required,
  body: optional,
  text: optional,
  cut: optional,
};
const failure: Members<Failure> = { failure: required, message: required };

const basis: Values<Basis> = { 'table+sample': true, table: true, sample: true, standard: true };
const claimBasis: Values<Claim['basis']> = { table: true, sample: true, prose: true };
const profile: Values<Profile> = { quick: true, standard: true, nightly: true, deep: true };
const severity: Values<Finding['severity']> = { high: true, medium: true, low: true };
const kind: Values<VerdictKind> = {
  pass: true,
  fail: true,
  waived: true,
  inconclusive: true,
  'not-applicable': true,
  error: true,
};
const reason: Values<Reason> = {
  'control refused': true,
  'twin refused': true,
  unreachable: true,
  throttled: true,
  'access denied': true,
  elsewhere: true,
  undelivered: true,
  outage: true,
  'another writer': true,
  faulted: true,
  flaky: true,
  'budget spent': true,
  interrupted: true,
  'no evidence': true,
  'no journal': true,
  'no campaign configured': true,
  'not disposable': true,
  'read only': true,
  'no read': true,
  'no value configured': true,
  'no secret configured': true,
  'no other account configured': true,
  'no neighbour configured': true,
  'destructive not allowed': true,
  'not made by the run': true,
  'not in the baseline': true,
  'not selected': true,
  profile: true,
  'suite error': true,
};
const credential: Values<Credential> = {
  own: true,
  none: true,
  empty: true,
  garbage: true,
  'wrong signature': true,
  'alg none': true,
  'wrong scheme': true,
  'other account': true,
};
const role: Values<Role> = {
  control: true,
  make: true,
  sample: true,
  positive: true,
  split: true,
  repeat: true,
  set: true,
  twin: true,
  'near-miss': true,
  access: true,
  sequence: true,
  property: true,
  probe: true,
  read: true,
  neighbour: true,
  confirm: true,
  trace: true,
  check: true,
  restore: true,
};
const transport: Values<TransportFailure> = {
  unreachable: true,
  tls: true,
  reset: true,
  timeout: true,
  'too large': true,
  undecodable: true,
  interrupted: true,
};
const expectation: Values<Case['expect']> = { accepted: true, refused: true, observed: true };
const base: Values<NonNullable<RequestRecipe['base']>> = {
  baseline: true,
  counterpart: true,
  sample: true,
  empty: true,
};
const findingKind: Values<Finding['kind']> = { violation: true, hazard: true, unstable: true };
const campaignRole: Values<CampaignRecord['role']> = { own: true, neighbour: true, other: true };

const { $defs } = schema;

describe('the results schema and the Results type', () => {
  it.each([
    ['results', results, schema],
    ['run', run, $defs.run],
    ['planned', planned, $defs.planned],
    ['sent', sent, $defs.sent],
    ['selection', selection, $defs.selection],
    ['scope', scope, $defs.scope],
    ['coverage', coverage, $defs.coverage],
    ['summary', summary, $defs.summary],
    ['campaign', campaign, $defs.campaign],
    ['unjudged', unjudged, $defs.unjudged],
    ['verdict', verdict, $defs.verdict],
    ['finding', finding, $defs.finding],
    ['also', also, $defs.also],
    ['source', source, $defs.source],
    ['discrepancy', discrepancy, $defs.discrepancy],
    ['claim', claim, $defs.claim],
    ['place', place, $defs.place],
    ['observation', observation, $defs.observation],
    ['case', questioned, $defs.case],
    ['origin', origin, $defs.origin],
    ['notAsked', notAsked, $defs.notAsked],
    ['recipe', recipe, $defs.recipe],
    ['edit', edit, $defs.edit],
    ['parameterChange', parameterChange, $defs.parameterChange],
    ['exchange', exchange, $defs.exchange],
    ['request', request, $defs.request],
    ['answer', answer, $defs.answer],
    ['failure', failure, $defs.failure],
  ])('%s has the same members, required and optional, in both', (_name, members, definition) => {
    const demanded = 'required' in definition ? [...definition.required].sort() : [];
    expect(Object.keys(definition.properties).sort()).toEqual(Object.keys(members).sort());
    expect(demanded).toEqual(keysOf(members, required));
    expect(definition.additionalProperties).toBe(false);
  });

  it.each([
    ['basis', basis, $defs.verdict.properties.basis],
    ['basis of a claim', claimBasis, $defs.claim.properties.basis],
    ['profile', profile, $defs.run.properties.profile],
    ['severity', severity, $defs.severity],
    ['verdict', kind, $defs.verdict.properties.verdict],
    ['reason', reason, $defs.reason],
    ['credential', credential, $defs.credential],
    ['role', role, $defs.exchange.properties.role],
    ['transport failure', transport, $defs.failure.properties.failure],
    ['expectation', expectation, $defs.case.properties.expect],
    ['base', base, $defs.recipe.properties.base],
    ['finding kind', findingKind, $defs.finding.properties.kind],
    ['campaign role', campaignRole, $defs.campaign.properties.role],
  ])('%s has the same values in both', (_name, values, definition) => {
    expect([...definition.enum].sort()).toEqual(Object.keys(values).sort());
  });

  it('every definition of the schema is used by it', () => {
    const text = JSON.stringify(schema);
    const unused = Object.keys($defs).filter((name) => !text.includes(`"#/$defs/${name}"`));
    expect(unused).toEqual([]);
  });
});

function keysOf(members: Record<string, string>, presence: string): string[] {
  return Object.keys(members)
    .filter((key) => members[key] === presence)
    .sort();
}
