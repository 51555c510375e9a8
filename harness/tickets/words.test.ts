import { describe, expect, it } from 'vitest';
import type { Discrepancy, Fact, ProbeStep } from '../model/discrepancy.ts';
import { exampleContract } from '../results/example.test-helper.ts';
import { exampleDiscrepancies } from '../results/example-readings.test-helper.ts';
import { ruleInWords, stepInWords } from './words.ts';

const { operations } = exampleContract;

function reported(step: ProbeStep, first = 'replaceCampaign'): string {
  const [entry] = exampleDiscrepancies;
  if (!entry) throw new Error('the toy catalogue is empty');
  const asked: Discrepancy = { ...entry, operations: [first], probe: { steps: { step }, readings: [] } };
  return stepInWords(asked, 'step', operations);
}

describe('stepInWords', () => {
  it('says what a step changes in which body', () => {
    expect(reported({ omit: ['tries'], set: { name: '', 'days[0].day': 'MO' } })).toBe(
      'an accepted update without `tries`, with `name` set to “” and with `days[0].day` set to `MO`',
    );
    expect(reported({ base: 'sample' })).toBe("the page's own request");
    expect(reported({ base: 'empty', set: { name: { pool: 'names', index: 1 } } })).toBe(
      'an empty object with `name` set to a configured value of `names`',
    );
    expect(reported({ set: { tries: { nested: ['`'] } } })).toBe(
      'an accepted update with `tries` set to “{"nested":["`"]}”',
    );
  });

  it('says which parameters are sent another way', () => {
    expect(reported({ query: { mode: 'texts', x: null }, header: { token: '' }, path: { campaignId: 'c' } })).toBe(
      'an accepted update with `mode` as `texts` in the query, without `x` in the query, with `token` as “” in the headers and with `campaignId` as `c` in the path',
    );
  });

  it('says what carries no body, and where it goes', () => {
    expect(reported({ method: 'POST', raw: '' })).toBe('the request by `POST` and without a body');
    expect(reported({ raw: '{' })).toBe('the request with the body `{`');
    expect(reported({ query: { x: '1' } }, 'readCampaign')).toBe('the request with `x` as `1` in the query');
    expect(reported({ operation: 'patchJob', campaign: 'job' })).toBe(
      'an accepted update to a campaign of the kind `job`, sent to `patchJob`',
    );
    expect(reported({ read: 'other' })).toBe('a read after “other”');
  });

  it('knows the steps that are always there', () => {
    const [entry] = exampleDiscrepancies;
    expect(entry && stepInWords(entry, 'control', operations)).toMatch(/^the baseline/);
    expect(entry && stepInWords(entry, 'look', operations)).toMatch(/^a read of the campaign/);
  });
});

describe('ruleInWords', () => {
  const FACTS: [Fact, string][] = [
    ['accepted', 'is accepted'],
    ['refused', 'is refused'],
    ['faulted', 'fails'],
    [{ present: 'a' }, 'answers with `a`'],
    [{ absent: 'a' }, 'answers without `a`'],
    [{ equals: ['a', null] }, 'answers `a` as `null`'],
    [{ differs: ['a', 1] }, 'answers `a` other than `1`'],
    [{ matches: ['a', '^x'] }, 'answers `a` in the form `^x`'],
    [{ unlike: ['a', '^x'] }, 'answers `a` not in the form `^x`'],
    [{ type: ['a', 'integer'] }, 'answers `a` as a whole number'],
    [{ type: ['a', 'string'] }, 'answers `a` as a string'],
    [{ echoed: ['a', 'b'] }, 'answers `a` with what `b` was sent as'],
    [{ ordered: ['a', 'b'] }, 'answers `a` in the order in which `b` was sent'],
    [{ reordered: ['a', 'b'] }, 'answers `a` in another order than `b` was sent in'],
    [{ altered: ['a', 'b'] }, 'answers `a` other than `b` was sent'],
    [{ same: ['a', 'control'] }, 'answers `a` as “control” does'],
    [{ other: ['a', 'control'] }, 'answers `a` other than “control” does'],
    [{ unchanged: '' }, 'shows the campaign as it was'],
    [{ changed: 'a' }, 'shows `a` changed'],
    [{ header: ['allow', 'GET'] }, 'answers with the header `allow` in the form `GET`'],
  ];

  it.each(FACTS)('tells %j', (fact, words) => {
    expect(ruleInWords({ when: { step: fact } })).toBe(`“step” ${words}`);
  });

  it('tells all facts of all steps', () => {
    expect(ruleInWords({ when: { a: ['accepted', { present: 'x' }, { absent: 'y' }], b: 'refused' } })).toBe(
      '“a” is accepted, answers with `x` and answers without `y`; “b” is refused',
    );
  });
});
