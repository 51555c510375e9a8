import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import type { CampaignRecord } from '../model/results.ts';
import type { Evidence, Judgement, Violation } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import { type AnswerParts, type ExchangeParts, exchangeOf, shows } from '../testing/exchange.ts';
import { toyContract, toyValidators } from '../testing/toy.ts';
import {
  acceptance,
  acceptanceAndRefusal,
  acceptedOf,
  decide,
  eachAnswer,
  perCampaign,
  refusal,
  unread,
  worst,
} from './oracles.ts';

const operationOf = (id: string) => {
  const operation = toyContract.operations.find((one) => one.id === id);
  const clause = toyContract.clauses.find((one) => one.operation === id);
  if (!operation || !clause) throw new Error(`${id} is no operation of the toy vendor`);
  return { operation, clause };
};

const ownCampaign: CampaignRecord = {
  key: 'leaflet',
  vendor: 'toy',
  kind: 'leaflet',
  role: 'own',
  id: 'leaflet-0041',
  written: true,
  restored: true,
};

/** Evidence of exchanges numbered in their order. */
function evidenceOf(parts: ExchangeParts[], cases: Case[] = [], more: Partial<Evidence> = {}): Evidence {
  const exchanges = parts.map((part, n) => exchangeOf({ id: `toy.leaflet.${n + 1}`, ...part }));
  return {
    contract: toyContract,
    validators: toyValidators,
    ...operationOf('putLeaflet'),
    cases,
    exchanges,
    campaigns: [ownCampaign],
    ...more,
  };
}

const caseOf = (expected: Case['expect'], id = 'one'): Case => ({
  id,
  operation: 'putLeaflet',
  rule: 'request/range',
  clause: 'putLeaflet.body.copies.minimum',
  label: '9 for `copies`',
  expect: expected,
  recipe: { operation: 'putLeaflet', campaign: 'leaflet', credential: 'own', edits: [] },
});

const done = shows({});
const twin: ExchangeParts = { role: 'twin', batch: 'b', response: done };
const status = (code: number): AnswerParts => ({ status: code, body: { outcome: 'failed' } });
const nearMiss = (response: AnswerParts, more: ExchangeParts = {}): ExchangeParts => ({
  role: 'near-miss',
  batch: 'b',
  cases: ['one'],
  response,
  ...more,
});
const reported = ({ verdict, reason }: Judgement) => reason ?? verdict;

describe('a refusal', () => {
  const judged = (parts: ExchangeParts[]) => refusal(evidenceOf(parts, [caseOf('refused')]));

  it('passes between two accepted twins, and names the exchange that decides', () => {
    expect(judged([twin, nearMiss(status(422)), twin])).toEqual({ verdict: 'pass', exchanges: ['toy.leaflet.2'] });
  });

  it('fails where the near-miss was accepted, and names its twin', () => {
    const judgement = judged([twin, nearMiss(done), twin]);
    expect(judgement).toMatchObject({
      verdict: 'fail',
      violations: [{ exchange: 'toy.leaflet.2', twin: 'toy.leaflet.1', symptom: 'accepted' }],
    });
    expect(judgement.violations?.[0]?.actual).toBe('The target accepted 9 for `copies`: 200, accepted.');
  });

  it.each<[string, ExchangeParts[], string]>([
    ['never sent', [twin, twin], 'budget spent'],
    ['without a twin before', [nearMiss(status(422)), twin], 'twin refused'],
    ['without a twin before, though accepted', [nearMiss(done), twin], 'twin refused'],
    [
      'whose twin after it was refused',
      [twin, nearMiss(status(422)), { ...twin, response: status(422) }],
      'twin refused',
    ],
    ['whose twin after it was never sent', [twin, nearMiss(status(422))], 'budget spent'],
    ['accepted, and no twin sent after it', [twin, nearMiss(done)], 'budget spent'],
    ['in another bracket', [{ ...twin, batch: 'a' }, nearMiss(status(422)), { ...twin, batch: 'a' }], 'twin refused'],
    [
      'of another campaign',
      [{ ...twin, id: 'toy.other.1', campaign: 'other' }, nearMiss(status(422)), twin],
      'twin refused',
    ],
    ['answered 401', [twin, nearMiss(status(401)), twin], 'access denied'],
    ['answered 429', [twin, nearMiss(status(429)), twin], 'throttled'],
    ['answered 500', [twin, nearMiss(status(500)), twin], 'faulted'],
    ['cut off', [twin, nearMiss({ failure: 'interrupted', message: '' }), twin], 'interrupted'],
    ['that never left', [twin, nearMiss({ failure: 'tls', message: '' }), twin], 'unreachable'],
    ['shown only in its repetition', [twin, nearMiss(done, { role: 'confirm' }), twin], 'budget spent'],
    ['shown only in a trace', [twin, nearMiss(done, { role: 'trace' }), twin], 'budget spent'],
  ])('is undecided: %s', (_, parts, reason) => {
    expect(judged(parts)).toMatchObject({ verdict: 'inconclusive', reason });
  });

  it.each([
    [401, 'pass'],
    [403, 'pass'],
    [404, 'pass'],
    [302, 'elsewhere'],
    [408, 'undelivered'],
    [425, 'undelivered'],
    [429, 'throttled'],
  ])('of an access case is done by %i: %s', (code, expected) => {
    expect(reported(judged([twin, nearMiss(status(code), { role: 'access' }), twin]))).toBe(expected);
  });

  it('of a read stands between the operator’s own reads', () => {
    const read: ExchangeParts = { operation: 'getLeaflet', role: 'read', response: done };
    const access: ExchangeParts = {
      ...read,
      role: 'access',
      cases: ['one'],
      credential: 'none',
      response: status(401),
    };
    const onRead = (parts: ExchangeParts[]) =>
      reported(refusal(evidenceOf(parts, [caseOf('refused')], operationOf('getLeaflet'))));
    expect(onRead([read, access, read])).toBe('pass');
    expect(onRead([access, read])).toBe('twin refused');
    expect(onRead([read, access])).toBe('budget spent');
    expect(onRead([read, { ...access, response: done }, read])).toBe('fail');
  });

  it('leaves cases alone that are only observed or to be accepted', () => {
    const judgement = refusal(evidenceOf([twin, nearMiss(done), twin], [caseOf('observed'), caseOf('accepted')]));
    expect(judgement).toMatchObject({ verdict: 'inconclusive', reason: 'no evidence' });
  });
});

describe('an acceptance', () => {
  const control: ExchangeParts = { role: 'control', response: done };
  const sent = (response: AnswerParts, cases = ['one']): ExchangeParts => ({
    role: 'positive',
    cases,
    response,
  });
  const judged = (parts: ExchangeParts[]) => acceptance(evidenceOf(parts, [caseOf('accepted')]));

  it('is shown by one accepted request that carried the value, in company or after a split', () => {
    expect(reported(judged([control, sent(done, ['one', 'two'])]))).toBe('pass');
    expect(reported(judged([control, sent(status(422), ['one', 'two']), { ...sent(done), role: 'split' }]))).toBe(
      'pass',
    );
  });

  it('fails where the value is refused alone, in the target’s own words', () => {
    const body: Json = { outcome: 'failed', errors: [{ msg: 'x'.repeat(200) }] };
    const judgement = judged([control, sent(status(422), ['one', 'two']), sent({ status: 422, body })]);
    expect(judgement).toMatchObject({
      verdict: 'fail',
      violations: [{ exchange: 'toy.leaflet.3', symptom: 'refused' }],
    });
    const [violation] = judgement.violations ?? [];
    expect(violation?.twin).toBe('toy.leaflet.1');
    expect(violation?.actual).toBe(`The target refused 9 for \`copies\`: 422, refused, “${'x'.repeat(120)}…”.`);
  });

  it.each<[string, ExchangeParts[], string]>([
    ['never sent', [control], 'budget spent'],
    ['refused in company, and never sent alone', [control, sent(status(422), ['one', 'two'])], 'budget spent'],
    [
      'refused where nothing was accepted',
      [{ ...control, response: status(422) }, sent(status(422))],
      'control refused',
    ],
    ['answered 403', [control, sent(status(403))], 'access denied'],
    ['answered 429', [control, sent(status(429))], 'throttled'],
    ['answered 503', [control, sent(status(503))], 'faulted'],
    ['cut off', [control, sent({ failure: 'interrupted', message: '' })], 'interrupted'],
  ])('is undecided: %s', (_, parts, reason) => {
    expect(judged(parts)).toMatchObject({ verdict: 'inconclusive', reason });
  });

  it('and a refusal together fail where either does, and are open where either is', () => {
    const both = (legal: AnswerParts | undefined, wrong: AnswerParts) =>
      acceptanceAndRefusal(
        evidenceOf(
          [control, twin, ...(legal ? [sent(legal, ['legal'])] : []), nearMiss(wrong), twin],
          [caseOf('accepted', 'legal'), caseOf('refused')],
        ),
      );
    const bad = status(422);
    expect(reported(both(done, status(422)))).toBe('pass');
    expect(reported(both(bad, status(422)))).toBe('fail');
    expect(reported(both(done, done))).toBe('fail');
    expect(reported(both(undefined, status(422)))).toBe('budget spent');
    expect(both(bad, done).violations).toHaveLength(2);
  });
});

describe('the accepted answers', () => {
  it('are the operator’s own of this operation, repetitions, traces and neighbours left out', () => {
    const parts: ExchangeParts[] = [
      { role: 'control' },
      { role: 'control', response: status(422) },
      { role: 'read', operation: 'getLeaflet' },
      { role: 'confirm' },
      { role: 'trace' },
      { role: 'neighbour' },
      { role: 'access', credential: 'none' },
      { role: 'restore' },
    ];
    expect(acceptedOf(evidenceOf(parts)).map(({ role }) => role)).toEqual(['control', 'restore']);
  });

  it('are judged one by one; none at all is no evidence', () => {
    const odd = (evidence: Evidence) =>
      eachAnswer(evidence, (_, { id }) => (id.endsWith('2') ? { symptom: 'stale', actual: 'It is odd.' } : undefined));
    expect(odd(evidenceOf([{}, {}]))).toMatchObject({ verdict: 'fail', violations: [{ exchange: 'toy.leaflet.2' }] });
    expect(odd(evidenceOf([{}]))).toEqual({ verdict: 'pass', exchanges: ['toy.leaflet.1'] });
    expect(odd(evidenceOf([]))).toMatchObject({ verdict: 'inconclusive', reason: 'no evidence' });
    const cut = { response: { cut: '9 characters, 1 kept' } };
    expect(odd(evidenceOf([{}, cut]))).toEqual({ verdict: 'pass', exchanges: ['toy.leaflet.1'] });
    expect(odd(evidenceOf([cut, cut]))).toMatchObject({ verdict: 'inconclusive', reason: 'no evidence' });
  });
});

describe('one judgement out of many', () => {
  const violation: Violation = { exchange: 'b', symptom: 'stale', actual: '' };

  it('is the gravest of what was found', () => {
    expect(decide([{ exchange: 'a' }, { violation }, { reason: 'faulted' }])).toEqual({
      verdict: 'fail',
      violations: [violation],
      exchanges: ['a', 'b'],
    });
    expect(decide([{ exchange: 'a' }, { reason: 'faulted', exchange: 'c' }])).toMatchObject({ reason: 'faulted' });
    expect(reported(decide([{ exchange: 'a' }]))).toBe('pass');
    expect(reported(decide([]))).toBe('no evidence');
  });

  it('hears only those that have something to say', () => {
    const pass: Judgement = { verdict: 'pass', exchanges: ['a'] };
    const silent: Judgement = { verdict: 'inconclusive', reason: 'no evidence', exchanges: [] };
    const open: Judgement = { verdict: 'inconclusive', reason: 'faulted', exchanges: ['c'] };
    const fail: Judgement = { verdict: 'fail', violations: [violation], exchanges: ['b'] };
    expect(reported(worst([pass, silent]))).toBe('pass');
    expect(reported(worst([pass, open]))).toBe('faulted');
    expect(reported(worst([open, fail, pass]))).toBe('fail');
    expect(reported(worst([silent]))).toBe('no evidence');
    expect(reported(worst([]))).toBe('no evidence');
  });

  it('per campaign sees each by itself, and hears those it applies to', () => {
    const campaigns = ['one', 'two'].map((key) => ({ ...ownCampaign, key, id: key }));
    const evidence = evidenceOf([{ campaign: 'one' }, { campaign: 'two' }, { campaign: 'two' }], [], { campaigns });
    const seen: [number, number][] = [];
    const absent: Judgement = { verdict: 'not-applicable', reason: 'no read', exchanges: [] };
    const judgement = perCampaign(evidence, ({ exchanges, campaigns: own }) => {
      seen.push([exchanges.length, own.length]);
      return exchanges.length === 1 ? absent : { verdict: 'pass', exchanges: ['x'] };
    });
    expect(seen).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(reported(judgement)).toBe('pass');
    expect(reported(perCampaign(evidence, () => absent))).toBe('no read');
  });
});

describe('a campaign that was not read', () => {
  const unreadWith = (more: Partial<Evidence['campaigns'][number]>, contract = toyContract) => {
    const evidence = evidenceOf([]);
    const campaigns = evidence.campaigns.map((campaign) => ({ ...campaign, ...more }));
    return reported(unread({ ...evidence, contract, campaigns }));
  };
  const operations = toyContract.operations.filter(({ effect }) => effect !== 'read');

  it('cannot be, once its control was accepted', () => {
    expect(unreadWith({ dialect: {} })).toBe('no read');
  });

  it('was not got to, where it can be or nobody knows yet', () => {
    expect(unreadWith({ dialect: {}, read: 'getLeaflet' })).toBe('no evidence');
    expect(unreadWith({})).toBe('no evidence');
  });

  it('cannot be from the start, where the page documents no read', () => {
    expect(unreadWith({}, { ...toyContract, operations })).toBe('no read');
  });
});
