import { describe, expect, it } from 'vitest';
import type { Clause } from '../../../harness/model/contract.ts';
import type { Json, JsonObject } from '../../../harness/model/json.ts';
import type { Evidence, Judgement, RuleDefinition } from '../../../harness/model/rule.ts';
import { type ExchangeParts, exchangeOf, shows } from '../../../harness/testing/exchange.ts';
import { toyContract, toyValidators } from '../../../harness/testing/toy.ts';
import dateTime from './date-time.ts';
import dayCode from './day-code.ts';
import identity from './identity.ts';
import jsonType from './json.ts';
import lowercase from './lowercase.ts';
import members from './members.ts';
import repeated from './repeated.ts';
import successMark from './success-mark.ts';
import times from './times.ts';

/** What a rule says of answers, about a clause of the toy vendor's update. */
function judged(
  rule: RuleDefinition,
  clauseId: string,
  answers: ExchangeParts[],
  more: Partial<Clause> = {},
): Judgement {
  const operation = toyContract.operations.find(({ id }) => clauseId.startsWith(`${id}.`));
  const clause = toyContract.clauses.find(({ id }) => id === clauseId);
  if (!operation || !clause) throw new Error(`There is no clause ${clauseId}`);
  const evidence: Evidence = {
    contract: toyContract,
    validators: toyValidators,
    operation,
    clause: { ...clause, ...more },
    cases: [],
    exchanges: answers.map((one, n) => exchangeOf({ id: `toy.leaflet.${n + 1}`, operation: operation.id, ...one })),
    campaigns: [
      {
        key: 'leaflet',
        vendor: 'toy',
        kind: 'leaflet',
        role: 'own',
        id: 'leaflet-0041',
        written: true,
        restored: true,
      },
    ],
  };
  return rule.judge(evidence);
}

const answer = (data: JsonObject): ExchangeParts => ({ response: shows(data) });
const blamed = ({ violations = [] }: Judgement) => violations.map(({ exchange, symptom }) => `${exchange} ${symptom}`);

describe('a time', () => {
  const verdict = (madeAt: Json) =>
    judged(dateTime, 'putLeaflet.response.data.madeAt.format', [answer({ madeAt })]).verdict;

  it.each([
    '2026-11-20T17:35:19Z',
    '2026-11-20T17:35:19.123Z',
    '2026-11-20T17:35:19,123Z',
    '2026-11-20T17:35Z',
    '2026-11-20T17:35:19+05:30',
    '2026-11-20T17:35:19+0530',
    '2026-11-20T17:35:19-08',
    '2026-11-20T17:35:19',
    '20261120T173519Z',
  ])('may be written %s', (text) => {
    expect(verdict(text)).toBe('pass');
  });

  it.each(['', '2026-11-20', '2026-11-20 17:35:19Z', '20 Nov 2026', '1795196119', '2026-13-40T17:35:19Z'])(
    'may not be written “%s”',
    (text) => {
      expect(verdict(text)).toBe('fail');
    },
  );

  it('that is no text, or not there, is judged elsewhere', () => {
    expect(verdict(1_795_196_119)).toBe('pass');
    expect(judged(dateTime, 'putLeaflet.response.data.madeAt.format', [answer({})]).verdict).toBe('pass');
  });
});

describe('the times of a campaign', () => {
  const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();
  const made = (...ms: number[]) =>
    judged(
      times,
      'putLeaflet.response.data.madeAt.constant',
      ms.map((one) => answer({ madeAt: at(one) })),
    );
  const changed = (...ms: number[]) =>
    judged(
      times,
      'putLeaflet.response.data.changedAt.monotonic',
      ms.map((one) => answer({ changedAt: at(one) })),
    );
  const order = (madeAt: number, changedAt: number) =>
    judged(times, 'putLeaflet.response.data.madeAt.order', [answer({ madeAt: at(madeAt), changedAt: at(changedAt) })]);

  it('stay what they were at creation, to the millisecond', () => {
    expect(made(0, 0, 0).verdict).toBe('pass');
    expect(blamed(made(0, 1))).toEqual(['toy.leaflet.2 constant']);
  });

  it('never go back at an update, a second of unlike clocks apart', () => {
    expect(changed(0, 5, 5, 9_000).verdict).toBe('pass');
    expect(changed(5_000, 4_000).verdict).toBe('pass');
    expect(blamed(changed(5_000, 3_999))).toEqual(['toy.leaflet.2 monotonic']);
  });

  it('are in order, a second of unlike clocks apart', () => {
    expect(order(1_000, 0).verdict).toBe('pass');
    expect(blamed(order(1_001, 0))).toEqual(['toy.leaflet.1 order']);
  });

  it('are compared as points in time, of one campaign', () => {
    const clause = 'putLeaflet.response.data.madeAt.constant';
    const zoned = [answer({ madeAt: '2026-01-01T12:00:00Z' }), answer({ madeAt: '2026-01-01T13:00:00+01:00' })];
    expect(judged(times, clause, zoned).verdict).toBe('pass');
    const two = [answer({ madeAt: at(0) }), { ...answer({ madeAt: at(1) }), campaign: 'another' }];
    expect(judged(times, clause, two).verdict).toBe('pass');
  });
});

describe('the members of an answer', () => {
  const whole: JsonObject = {
    ...{ id: 'leaflet-0041', key: 'leaflet-0041', title: 'A', shortTitle: 'a', copies: 5, streets: ['Elm Road'] },
    ...{ madeAt: '2026-01-01T00:00:00Z', changedAt: '2026-01-01T00:00:00Z' },
  };
  const symptoms = (clause: string, data: JsonObject) =>
    blamed(judged(members, `putLeaflet.response.${clause}.type`, [answer(data)]));

  it('are there, each of its type; more may be there', () => {
    for (const name of Object.keys(whole)) expect(symptoms(`data.${name}`, { ...whole, more: 1 })).toEqual([]);
  });

  it('are missing or of another type, each under its own clause', () => {
    const { copies: _, ...data } = whole;
    expect(symptoms('data.copies', data)).toEqual(['toy.leaflet.1 missing']);
    expect(symptoms('data.title', data)).toEqual([]);
    expect(symptoms('data.copies', { ...whole, copies: '5' })).toEqual(['toy.leaflet.1 wrong type']);
    expect(symptoms('data.copies', { ...whole, copies: null })).toEqual(['toy.leaflet.1 wrong type']);
    expect(symptoms('data.copies', { ...whole, copies: 5.5 })).toEqual(['toy.leaflet.1 wrong type']);
    expect(symptoms('data.streets', { ...whole, streets: [7] })).toEqual(['toy.leaflet.1 wrong type']);
    expect(symptoms('data.streets', { ...whole, streets: {} })).toEqual(['toy.leaflet.1 wrong type']);
  });

  it('may lack where the whole of a leaflet was sent without them', () => {
    const { streets: _, ...data } = whole;
    const reported = (body: JsonObject) =>
      judged(members, 'putLeaflet.response.data.streets.type', [{ request: { body }, ...answer(data) }]);
    expect(reported({ title: 'Spring Sale' })).toMatchObject({ verdict: 'inconclusive', reason: 'no evidence' });
    expect(blamed(reported({ title: 'Spring Sale', streets: ['High Street'] }))).toEqual(['toy.leaflet.1 missing']);
  });

  it('are distinguished from members whose names only look like theirs', () => {
    const odd: JsonObject = { 'data.copies': 'x', copies: 5, '0': {}, 'a.': [], '[0]': 1, '..': 1, '': 1 };
    expect(symptoms('data.copies', { ...whole, ...odd })).toEqual([]);
    expect(symptoms('data.title', { ...odd, 'title.x': 1 })).toEqual(['toy.leaflet.1 missing']);
  });

  it('that the page only samples need not be there, but have their type', () => {
    expect(symptoms('data.perDay', whole)).toEqual([]);
    expect(symptoms('data.perDay', { ...whole, perDay: 'many' })).toEqual(['toy.leaflet.1 wrong type']);
  });
});

describe('a name in lower case', () => {
  const verdict = (data: JsonObject) =>
    judged(lowercase, 'putLeaflet.response.data.shortTitle.lowercase', [answer(data)]).verdict;

  it('is held against the name beside it, in plain letters only', () => {
    expect(verdict({ title: 'Spring Sale 9', shortTitle: 'spring sale 9' })).toBe('pass');
    expect(verdict({ title: 'Spring Sale', shortTitle: 'Spring sale' })).toBe('fail');
    expect(verdict({ title: 'Spring Sale', shortTitle: 7 })).toBe('fail');
  });

  it('is not judged where an answer does not show both, or other letters', () => {
    expect(verdict({ title: 'ÉLAN İ', shortTitle: 'whatever' })).toBe('inconclusive');
    expect(verdict({ title: 'Spring Sale' })).toBe('inconclusive');
    expect(verdict({ shortTitle: 'spring sale' })).toBe('inconclusive');
  });
});

describe('what is said twice', () => {
  const verdict = (data: JsonObject) =>
    judged(repeated, 'putLeaflet.response.data.key.repeated', [answer(data)]).verdict;

  it('is said in the same way, where it is said', () => {
    expect(verdict({ id: 'a', key: 'a' })).toBe('pass');
    expect(verdict({ id: 'a', key: 'b' })).toBe('fail');
    expect(verdict({ id: 'a' })).toBe('pass');
  });
});

describe('the id of an answer', () => {
  const symptoms = (data: JsonObject) =>
    blamed(judged(identity, 'putLeaflet.response.data.id.identity', [answer(data)]));

  it('is the campaign’s, where there is one', () => {
    expect(symptoms({ id: 'leaflet-0041' })).toEqual([]);
    expect(symptoms({})).toEqual([]);
    expect(symptoms({ id: 'leaflet-0042' })).toEqual(['toy.leaflet.1 another id']);
    expect(symptoms({ id: null })).toEqual(['toy.leaflet.1 another id']);
  });
});

describe('a code of a day', () => {
  const verdict = (value: Json) =>
    judged(dayCode, 'putLeaflet.response.data.madeAt.format', [answer({ madeAt: value })], { value: 'two-letters' })
      .verdict;

  it('has two letters of either case', () => {
    expect([verdict('MO'), verdict('mo'), verdict(7)]).toEqual(['pass', 'pass', 'pass']);
    expect([verdict('MON'), verdict('M'), verdict('M1'), verdict('')]).toEqual(['fail', 'fail', 'fail', 'fail']);
  });
});

describe('the Content-Type of an answer', () => {
  const verdict = (type: string | undefined) =>
    judged(jsonType, 'putLeaflet.duty.json', [
      {
        response: {
          status: 200,
          body: { outcome: 'done' },
          headers: type === undefined ? {} : { 'content-type': type },
        },
      },
    ]).verdict;

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/vnd.toy.v1+json'])(
    'may be %s',
    (type) => {
      expect(verdict(type)).toBe('pass');
    },
  );

  it.each(['text/html', 'text/json', 'application/jsonp', 'application/json5', '', undefined])(
    'may not be %s',
    (type) => {
      expect(verdict(type)).toBe('fail');
    },
  );
});

describe('the mark of success', () => {
  const whole = { id: 'leaflet-0041', title: 'A' };
  const sent = (body: JsonObject, status: number, more: ExchangeParts = {}): ExchangeParts => ({
    request: { body: { title: 'A' } },
    response: { status, body },
    ...more,
  });
  const symptoms = (...exchanges: ExchangeParts[]) =>
    blamed(judged(successMark, 'putLeaflet.response.outcome.value', exchanges));

  it('stands in every answer that shows the update as done', () => {
    expect(symptoms(sent({ outcome: 'done', data: whole }, 200))).toEqual([]);
    expect(symptoms(sent({ outcome: 'ok', data: whole }, 200))).toEqual(['toy.leaflet.1 no success mark']);
    expect(symptoms(sent({ data: whole }, 201))).toEqual(['toy.leaflet.1 no success mark']);
  });

  it('is not missed in what may be a refusal', () => {
    expect(symptoms(sent({ outcome: 'failed' }, 200))).toEqual([]);
    expect(symptoms(sent({ outcome: 'failed', data: { title: 'Another' } }, 200))).toEqual([]);
    expect(symptoms(sent({ outcome: 'failed', data: whole }, 422))).toEqual([]);
    expect(symptoms(sent({ outcome: 'ok', data: whole }, 200, { credential: 'none' }))).toEqual([]);
  });
});
