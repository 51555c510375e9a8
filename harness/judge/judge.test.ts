import { describe, expect, it } from 'vitest';
import type { Operation } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject } from '../model/json.ts';
import type { CampaignRecord } from '../model/results.ts';
import type { Judgement, Rule, Violation } from '../model/rule.ts';
import { type ExchangeParts, exchangeOf } from '../testing/exchange.ts';
import { toyContract, toyValidators } from '../testing/toy.ts';
import { type JudgeInput, judge } from './judge.ts';

const campaign: CampaignRecord = {
  key: 'leaflet',
  vendor: 'toy',
  kind: 'leaflet',
  role: 'own',
  id: 'leaflet-0041',
  written: true,
  restored: true,
};

/** A rule on one clause of the update that says what it is set to. */
function ruleThat(says: Rule['judge'], clause = 'putLeaflet.duty.json'): Rule {
  return {
    id: 'odd/rule',
    title: 'is odd',
    severity: 'low',
    profile: 'quick',
    clauses: ({ id }: Operation, { clauses }) => clauses.filter((one) => one.id === clause && one.operation === id),
    expected: () => '',
    judge: says,
  };
}

/** Blames every exchange that was answered 418, each under the symptom that its campaign gives. */
const teapots = ruleThat(({ exchanges }) => {
  const violations = exchanges
    .filter(({ response, role }) => 'status' in response && response.status === 418 && role !== 'confirm')
    .map(
      ({ id, campaign }): Violation => ({ exchange: id, symptom: `another ${campaign}`, actual: 'It is a teapot.' }),
    );
  return violations.length > 0
    ? { verdict: 'fail', violations, exchanges: violations.map(({ exchange }) => exchange) }
    : { verdict: 'pass', exchanges: [] };
});

function judged(rule: Rule, parts: ExchangeParts[], more: Partial<JudgeInput> = {}) {
  const [operation] = toyContract.operations;
  if (!operation) throw new Error('The toy vendor has no operation');
  const [only] = judge({
    contract: toyContract,
    validators: toyValidators,
    rulesFor: () => [rule],
    operations: [operation],
    cases: [],
    notAsked: [],
    exchanges: parts.map((part, n) => exchangeOf({ id: `toy.leaflet.${n + 1}`, ...part })),
    campaigns: [campaign],
    interrupted: false,
    ...more,
  });
  return only;
}

const pot = { response: { status: 418, body: {} } };
const again = (of: number, more: ExchangeParts = {}): ExchangeParts => ({
  role: 'confirm',
  of: `toy.leaflet.${of}`,
  ...more,
});

describe('a violation', () => {
  it('that was seen once awaits its repetition', () => {
    const result = judged(teapots, [{}, pot]);
    expect(result).toMatchObject({ verdict: { verdict: 'inconclusive', reason: 'budget spent' }, proven: [] });
    expect(result?.pending.map(({ exchange }) => exchange)).toEqual(['toy.leaflet.2']);
  });

  it('still awaits its repetition where that was answered with too much', () => {
    const result = judged(teapots, [{}, pot, again(2, { response: { ...pot.response, cut: '9 characters, 1 kept' } })]);
    expect(result).toMatchObject({ verdict: { verdict: 'inconclusive', reason: 'budget spent' }, proven: [] });
  });

  it('that a repetition shows again is a fail', () => {
    const result = judged(teapots, [{}, pot, again(2, pot)]);
    expect(result).toMatchObject({ verdict: { verdict: 'fail' }, pending: [] });
    expect(result?.verdict).not.toHaveProperty('reason');
    expect(result?.proven).toMatchObject([{ violation: { exchange: 'toy.leaflet.2' }, occurrences: 1 }]);
    expect(result?.verdict.exchanges).toEqual(['toy.leaflet.2']);
  });

  it('that no repetition shows is flaky', () => {
    expect(judged(teapots, [{}, pot, again(2)])).toMatchObject({
      verdict: { verdict: 'inconclusive', reason: 'flaky' },
      proven: [],
      pending: [],
    });
  });

  it('is tried again on another request that shows it', () => {
    const open = judged(teapots, [pot, pot, again(1)]);
    expect(open?.pending.map(({ exchange }) => exchange)).toEqual(['toy.leaflet.2']);
    const proven = judged(teapots, [pot, pot, again(1), again(2, pot)]);
    expect(proven?.proven).toMatchObject([{ violation: { exchange: 'toy.leaflet.2' }, occurrences: 2 }]);
  });

  it('that no repetition shows is flaky, however many requests did', () => {
    const thrice = judged(teapots, [pot, pot, pot, again(1), again(2), again(3)]);
    expect(thrice?.verdict).toMatchObject({ verdict: 'inconclusive', reason: 'flaky' });
    expect(thrice?.proven).toEqual([]);
  });

  it('that three requests showed is a fail where no repetition was answered', () => {
    const lost = { response: { failure: 'unreachable', message: 'nobody there' } } as const;
    const thrice = judged(teapots, [pot, pot, pot, again(1, lost), again(2, lost), again(3, lost)]);
    expect(thrice?.proven).toMatchObject([{ violation: { exchange: 'toy.leaflet.1' }, occurrences: 3 }]);
  });

  it('whose last repetition shows it is a fail, whatever the one before showed', () => {
    expect(judged(teapots, [pot, again(1), again(1, pot)])?.verdict.verdict).toBe('fail');
  });

  it('that one of two repetitions does not show is flaky', () => {
    expect(judged(teapots, [{}, pot, again(2, pot), again(3)])?.verdict).toMatchObject({ reason: 'flaky' });
    expect(judged(teapots, [{}, pot, again(2, pot), again(3, pot)])?.verdict.verdict).toBe('fail');
  });

  it('of a read that the same read does not show at another time is flaky, unless something was written between', () => {
    const get = (parts: ExchangeParts): ExchangeParts => ({
      ...{ operation: 'getLeaflet', role: 'read' },
      ...parts,
      request: { method: 'GET' },
    });
    const [plain, odd] = [get({}), get(pot)];
    const twice: ExchangeParts[] = [{ ...odd, role: 'confirm', of: 'toy.leaflet.2' }];
    const put: ExchangeParts = { request: { body: { title: 'Another' } } };
    expect(judged(teapots, [plain, odd, ...twice])?.verdict).toMatchObject({ reason: 'flaky' });
    expect(judged(teapots, [put, odd, ...twice, put, odd])?.verdict.verdict).toBe('fail');
  });

  it('that the very same request was refused at another time is flaky', () => {
    const taken = ruleThat(({ exchanges }) => {
      const violations = exchanges
        .filter(({ role, request }) => role === 'near-miss' && request.text === 'wrong')
        .map(
          ({ id }): Violation => ({ exchange: id, twin: 'toy.leaflet.1', symptom: 'accepted', actual: 'It took it.' }),
        );
      return { verdict: 'fail', violations, exchanges: [] };
    });
    const wrong = { role: 'near-miss', request: { text: 'wrong' } } as const;
    const refused = { ...wrong, role: 'trace', response: { status: 400, body: {} } } as const;
    const { request } = wrong;
    expect(judged(taken, [{}, wrong, again(2, { request })])?.proven).toHaveLength(1);
    const atTimes = judged(taken, [{}, wrong, refused, again(2, { request })]);
    expect(atTimes).toMatchObject({ verdict: { reason: 'flaky' }, unstable: [{ other: 'toy.leaflet.3' }] });
  });

  it('of an answer alone is held against what came before its repetition, also in a bracket', () => {
    const at = (t: number, more: ExchangeParts = {}): ExchangeParts => ({ response: { body: { t } }, ...more });
    const timeOf = ({ response }: Exchange) =>
      Number('body' in response && isObject(response.body) ? response.body.t : 0);
    const backwards = ruleThat(({ exchanges }) => {
      const violations = exchanges.flatMap((one, i): Violation[] => {
        const before = exchanges[i - 1];
        const isBack = before !== undefined && timeOf(one) < timeOf(before);
        return isBack ? [{ exchange: one.id, symptom: 'monotonic', actual: 'It went back.' }] : [];
      });
      return { verdict: violations.length > 0 ? 'fail' : 'pass', violations, exchanges: [] };
    });
    const bracket = { role: 'near-miss', batch: 'b' } as const;
    const sent = [at(5), at(1, bracket), at(2), again(2, at(3))];
    expect(judged({ ...backwards, depth: 'answer' }, sent)?.verdict).toMatchObject({ reason: 'flaky' });
    expect(judged(backwards, sent)?.verdict.verdict).toBe('fail');
  });

  it('that a trace has shown needs no repetition', () => {
    expect(judged(teapots, [{ ...pot, role: 'trace' }])?.verdict.verdict).toBe('fail');
  });

  it('that shows in the repetition as another symptom is not reproduced', () => {
    const other = { ...pot, campaign: 'another' };
    expect(judged(teapots, [pot, again(1, other)])?.verdict).toMatchObject({ reason: 'flaky' });
  });

  it('of one symptom does not prove another', () => {
    const other = { ...pot, campaign: 'another' };
    const result = judged(teapots, [pot, other, again(1, pot), again(2, { campaign: 'another' })]);
    expect(result?.verdict.verdict).toBe('fail');
    expect(result?.proven.map(({ violation }) => violation.symptom)).toEqual(['another leaflet']);
    expect(result?.pending).toEqual([]);
  });

  it('whose repetition the rule cannot judge is not proven', () => {
    const fragile = ruleThat((evidence) => {
      if (evidence.exchanges.some(({ id }) => id === 'toy.leaflet.2')) return teapots.judge(evidence);
      throw new Error('a slip of ours');
    });
    expect(judged(fragile, [{}, pot, { ...again(2, pot), id: 'toy.leaflet.9' }])?.verdict.verdict).not.toBe('fail');
  });
});

describe('a rule', () => {
  const says = (judgement: Judgement) => ruleThat(() => judgement);
  const open: Judgement = { verdict: 'inconclusive', reason: 'no evidence', exchanges: [] };

  it('that throws is the suite’s error on its clause', () => {
    const broken = ruleThat(() => {
      throw new Error('a slip of ours');
    });
    expect(judged(broken, [])?.verdict).toMatchObject({
      verdict: 'error',
      reason: 'suite error',
      note: 'a slip of ours',
      rule: 'odd/rule',
      clause: 'putLeaflet.duty.json',
    });
  });

  it('that was not asked does not apply, for the reason the plan gave', () => {
    const notAsked = [
      {
        operation: 'putLeaflet',
        rule: 'odd/rule',
        clause: 'putLeaflet.duty.json',
        reason: 'no value configured' as const,
      },
    ];
    const fails = ruleThat(() => ({ verdict: 'fail', violations: [], exchanges: [] }));
    expect(judged(fails, [], { notAsked })?.verdict).toMatchObject({
      verdict: 'not-applicable',
      reason: 'no value configured',
    });
  });

  it('that lacks evidence tells why the campaign gave none', () => {
    const unjudged = { reason: 'control refused', note: 'It said no.' } as const;
    const campaigns = [{ ...campaign, unjudged }];
    expect(judged(says(open), [], { campaigns })?.verdict).toMatchObject({ verdict: 'inconclusive', ...unjudged });
    expect(judged(says({ ...open, reason: 'flaky' }), [], { campaigns })?.verdict).toMatchObject({ reason: 'flaky' });
    const absent: Judgement = { verdict: 'not-applicable', reason: 'no read', exchanges: [] };
    expect(judged(says(absent), [], { campaigns })?.verdict).toMatchObject({ reason: 'no read' });
  });

  it('leaves a duty open where its campaign was given up, and nothing else that was seen to hold', () => {
    const unjudged = { reason: 'outage', note: 'It went away.' } as const;
    const campaigns = [{ ...campaign, unjudged }];
    const passes = (clause: string) =>
      judged(
        ruleThat(() => ({ verdict: 'pass', exchanges: [] }), clause),
        [],
        { campaigns },
      )?.verdict;
    expect(passes('putLeaflet.duty.json')).toMatchObject({ verdict: 'inconclusive', ...unjudged });
    expect(passes('putLeaflet.response.data.title.type')).toMatchObject({ verdict: 'pass' });
  });

  it('that lacks evidence because an answer was cut says so', () => {
    const cut = { response: { cut: '5,242,880 characters, 16,384 kept' } };
    expect(judged(says(open), [{}, cut])?.verdict).toMatchObject({
      reason: 'no evidence',
      note: 'The answer was too large and was cut, so that it decides nothing: toy.leaflet.2, 5,242,880 characters, 16,384 kept.',
    });
    expect(judged(says(open), [{}])?.verdict).not.toHaveProperty('note');
    expect(judged(says({ ...open, reason: 'flaky' }), [cut])?.verdict).not.toHaveProperty('note');
  });

  it('that lacks evidence in an interrupted run was interrupted', () => {
    const reasonOf = (reason: NonNullable<Judgement['reason']>) =>
      judged(says({ ...open, reason }), [], { interrupted: true })?.verdict.reason;
    expect(reasonOf('no evidence')).toBe('interrupted');
    expect(reasonOf('budget spent')).toBe('interrupted');
    expect(reasonOf('twin refused')).toBe('twin refused');
  });

  it('sees the exchanges of the campaigns of its operation, and no others', () => {
    const seen: string[] = [];
    const curious = ruleThat(({ exchanges }) => {
      seen.push(...exchanges.map(({ id }) => id));
      return { verdict: 'pass', exchanges: [] };
    });
    const campaigns = [campaign, { ...campaign, key: 'other', kind: 'poster' }, { ...campaign, vendor: 'another' }];
    judged(curious, [{}, { id: 'toy.other.1' }, { id: 'another.leaflet.1' }, { id: 'toy.leaflet-two.1' }], {
      campaigns,
    });
    expect(seen).toEqual(['toy.leaflet.1']);
  });

  it('is put only to clauses that nothing contests', () => {
    const contested = toyContract.clauses.find(({ contested: slug }) => slug !== undefined);
    expect(
      judged(
        ruleThat(() => open, contested?.id ?? ''),
        [],
      ),
    ).toBeUndefined();
  });
});
