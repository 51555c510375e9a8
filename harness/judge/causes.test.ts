import { describe, expect, it } from 'vitest';
import type { Exchange } from '../model/exchange.ts';
import type { Symptom } from '../model/rule.ts';
import type { Case, Edit } from '../model/verdict.ts';
import { type ExchangeParts, exchangeOf } from '../testing/exchange.ts';
import { toyContract } from '../testing/toy.ts';
import { causesOf, type Proven } from './causes.ts';

const exchanges: Exchange[] = [];
const cases: Case[] = [];
const rules = [
  { id: 'response/members', depth: 'member' },
  { id: 'response/echo', depth: 'echo' },
  { id: 'response/lowercase', depth: 'answer' },
  { id: 'response/success-mark', depth: 'answer' },
  { id: 'state/neighbours', depth: 'state' },
] as const;
const context = { contract: toyContract, exchanges, cases, rules };

/** An exchange of its own, with an id that tells when it was sent. */
function sent(parts: ExchangeParts = {}): string {
  const id = `toy.leaflet.${exchanges.length + 1}`;
  exchanges.push(exchangeOf({ id, ...parts }));
  return id;
}

/** A request that was sent for one case. */
function sentFor(edits: Edit[]): string {
  const id = `case ${cases.length}`;
  const recipe = { operation: 'putLeaflet', campaign: 'leaflet', credential: 'own' as const, edits };
  cases.push({ id, operation: 'putLeaflet', rule: 'r', clause: 'c', label: id, expect: 'accepted', recipe });
  return sent({ role: 'split', cases: [id], response: { status: 422 } });
}

function proven(
  rule: string,
  clause: string,
  symptom: Symptom,
  exchange = sent(),
  { operation = 'putLeaflet', members = [] as string[] } = {},
): Proven {
  return {
    verdict: { operation, rule, clause: `${operation}.${clause}` },
    violation: { exchange, symptom, actual: 'It did.', members },
    occurrences: 1,
  };
}

/** Violations by cause: of each its rule and the last words of its clause. */
function grouped(...all: Proven[]): string[][] {
  const named = ({ verdict: { rule, clause } }: Proven) => `${rule} ${clause.split('.').slice(1).join('.')}`;
  return causesOf(all, context).map((group) => group.map(named));
}

describe('violations that one cause explains', () => {
  it('are those of one member of an answer, reported by the rule that looks at the member itself', () => {
    const echo = proven('response/echo', 'response.echo', 'another data.title', sent(), { members: ['data.title'] });
    const lower = proven('response/lowercase', 'response.data.shortTitle.lowercase', 'another text');
    const type = proven('response/members', 'response.data.title.type', 'wrong type');
    expect(grouped(echo, lower, type)).toEqual([
      [
        'response/members response.data.title.type',
        'response/echo response.echo',
        'response/lowercase response.data.shortTitle.lowercase',
      ],
    ]);
  });

  it('are near-misses of one member, reported by what says most', () => {
    const required = proven('request/required', 'body.title.required', 'accepted');
    const length = proven('request/max-length', 'body.title.maxLength', 'accepted');
    const type = proven('request/type', 'body.title.type', 'accepted');
    expect(grouped(required, length, type)).toEqual([
      [
        'request/type body.title.type',
        'request/required body.title.required',
        'request/max-length body.title.maxLength',
      ],
    ]);
  });

  it('are what is wrong in the answer to a request that was to be refused', () => {
    const id = sent({ role: 'near-miss' });
    const accepted = proven('request/required', 'body.title.required', 'accepted', id);
    const missing = proven('response/members', 'response.data.title.type', 'missing', id);
    expect(grouped(accepted, missing)).toHaveLength(1);
  });

  it('are refusals of whatever carries a value that is refused alone', () => {
    const alone = proven('request/enum', 'body.size.enum', 'refused', sentFor([{ path: 'size', value: 'A6' }]));
    const also = proven(
      'request/combination',
      'duty.conforming',
      'refused',
      sentFor([
        { path: 'title', value: 'x' },
        { path: 'size', value: 'A6' },
      ]),
    );
    expect(grouped(also, alone)).toEqual([['request/enum body.size.enum', 'request/combination duty.conforming']]);
  });

  it('are refusals that lack nothing but the mark of success', () => {
    const mark = proven('response/success-mark', 'response.outcome.value', 'no success mark');
    const refused = proven('request/enum', 'body.size.enum', 'refused', sent({ response: { body: {} } }));
    expect(grouped(refused, mark)).toEqual([
      ['response/success-mark response.outcome.value', 'request/enum body.size.enum'],
    ]);
  });

  it('are all that is let in where a request without a credential is', () => {
    const letIn = (credential: Exchange['credential']) => sent({ role: 'access', credential });
    const garbage = proven('access/bad-credential', 'duty.authentication', 'accepted', letIn('garbage'));
    const nobody = proven('access/no-credential', 'header.Authorization.required', 'accepted', letIn('none'));
    expect(grouped(garbage, nobody)).toEqual([
      ['access/no-credential header.Authorization.required', 'access/bad-credential duty.authentication'],
    ]);
  });

  it('are the sights that several operations have of one campaign that nobody names', () => {
    const seen = () => sent({ role: 'neighbour', campaign: 'neighbour', operation: 'getLeaflet' });
    const one = proven('state/neighbours', 'duty.neighbours', 'changed', seen());
    const other = proven('state/neighbours', 'duty.neighbours', 'changed', seen(), { operation: 'getLeaflet' });
    expect(grouped(one, other)).toHaveLength(1);
  });

  it('are reported of such a campaign by the script that had sent what it shows now', () => {
    const seenIn = (script: string, title: string) => {
      exchanges.push(exchangeOf({ id: `toy.${script}.1`, request: { body: { title } } }));
      const response = { body: { data: { title: 'Two' } } };
      exchanges.push(exchangeOf({ id: `toy.${script}.2`, role: 'neighbour', campaign: 'neighbour', response }));
      return `toy.${script}.2`;
    };
    const members = ['data.title'];
    const one = proven('state/neighbours', 'duty.neighbours', 'changed', seenIn('one', 'One'), { members });
    const other = proven('state/neighbours', 'duty.neighbours', 'changed', seenIn('two', 'Two'), {
      operation: 'getLeaflet',
      members,
    });
    const [group] = causesOf([one, other], context);
    expect(group).toEqual([other, one]);
  });

  it('are bodies of a single member that are refused in the same words, whichever member it is', () => {
    const short = (name: string, msg: string) =>
      proven(
        'request/optional',
        `body.${name}.optional`,
        'refused',
        sent({ response: { status: 422, body: { msg } } }),
      );
    const [one, other, third] = [short('zone', 'no name'), short('copies', 'no name'), short('size', 'no size')];
    const clauses = toyContract.clauses.map((clause) =>
      clause.part === 'body' && clause.keyword === 'type'
        ? { ...clause, keyword: 'optional', id: clause.id.replace(/type$/, 'optional') }
        : clause,
    );
    expect(causesOf([one, other, third], { ...context, contract: { clauses } })).toEqual([[one, other], [third]]);
  });

  it('are an update that makes a campaign it is to be refused for, and the read that finds it there', () => {
    const naming = (value: string, method: string) => {
      const id = `case ${cases.length}`;
      const parameters = [{ in: 'path' as const, name: 'key', value }];
      const recipe = { operation: 'any', campaign: 'leaflet', credential: 'own' as const, edits: [], parameters };
      cases.push({ id, operation: 'any', rule: 'r', clause: 'c', label: id, expect: 'refused', recipe });
      return sent({ role: 'access', cases: [id], request: { method } });
    };
    const clause = 'duty.unknownCampaign';
    const read = { operation: 'getLeaflet' };
    const made = proven('access/unknown-campaign', clause, 'accepted', naming('none', 'PUT'));
    const found = proven('access/unknown-campaign', clause, 'accepted', naming('none', 'GET'), read);
    const other = proven('access/unknown-campaign', clause, 'accepted', naming('nobody', 'GET'), read);
    expect(causesOf([found, made, other], context)).toEqual([[made, found], [other]]);
  });
});

describe('violations of different causes', () => {
  it.each<[string, () => Proven[]]>([
    [
      'are those of different members of a body',
      () => [
        proven('request/type', 'body.title.type', 'accepted'),
        proven('request/type', 'body.copies.type', 'accepted'),
      ],
    ],
    [
      'are those of different members of an answer, though one name begins with the other',
      () => [
        proven('response/members', 'response.data.id.type', 'missing'),
        proven('response/echo', 'response.echo', 'another data.idea', sent(), { members: ['data.idea'] }),
      ],
    ],
    [
      'are those of different operations',
      () => [
        proven('response/members', 'response.data.title.type', 'missing'),
        proven('response/members', 'response.data.title.type', 'missing', sent(), { operation: 'getLeaflet' }),
      ],
    ],
    [
      'are those of different values of one member that are refused',
      () => [
        proven('request/enum', 'body.size.enum', 'refused', sentFor([{ path: 'size', value: 'A6' }])),
        proven('request/example', 'body.size.example', 'refused', sentFor([{ path: 'size', value: 'A4' }])),
      ],
    ],
    [
      'are one that is accepted and one that is refused',
      () => [
        proven('request/type', 'body.title.type', 'accepted'),
        proven('request/max-length', 'body.title.maxLength', 'refused'),
      ],
    ],
  ])('%s', (_, make) => {
    expect(grouped(...make())).toHaveLength(2);
  });
});
