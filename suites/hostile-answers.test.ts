import { describe, expect, it } from 'vitest';
import { compose } from '../harness/main.ts';
import { rehearse } from '../harness/selftest/rehearsal.ts';

const { contract, validators, configSchema: schema, samples, reference, rules } = await compose();

/** Members with names that no path can hold as a text, or that every object has. */
const ODD =
  '"a.":1,"[0]":2,"..":[{"":{"x":1}}],"":3,"__proto__":{"a":{"b":1}},"constructor":{"prototype":1},"a.b":{"c":1},"a[]":[1],"toString":null';
const members = (n: number) => Array.from({ length: n }, (_, i) => `"m${i}":${i}`).join(',');

/** A body with more members at the beginning of its root and of its campaign. */
const beside = (body: string, more: string) =>
  body.replace(/^\{/, `{${more},`).replace(/"data":\{/, `"data":{${more},`);

/** What a target may answer beside or in place of what is right. */
const HARMLESS: { readonly [kind: string]: (body: string) => string } = {
  'odd names': (body) => beside(body, ODD),
  'names that come twice': (body) => beside(body, '"x":1,"x":{"y":2},"__proto__":1,"__proto__":2'),
  'numbers beyond every bound': (body) => beside(body, '"big":1e400,"low":-1e400,"zero":-0'),
  'halves of characters': (body) => beside(body, '"l":"\\ud800","\\udc00":"\\udfff\\u0000\\u202e\\u200b"'),
};
const TOO_LARGE: { readonly [kind: string]: (body: string) => string } = {
  'lists in lists': (body) => beside(body, `"deep":${'['.repeat(5000)}${']'.repeat(5000)}`),
  'objects in objects': (body) => beside(body, `"deep":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
  'a long text': (body) => beside(body, `"note":"${'x'.repeat(1_100_000)}"`),
  'very many members': (body) => beside(body, members(20_000)),
};
const OTHER: { readonly [kind: string]: (body: string) => string } = {
  'a list': () => `[${'[],'.repeat(20_000)}[]]`,
  'a text': () => `"${'x'.repeat(1_100_000)}"`,
  'no JSON': (body) => beside(body, '"n":"\u0000"'),
  nothing: () => '',
};

/** Runs the suite against the reference target, of which every answer that `which` names is altered. */
function judged(alter: (body: string) => string, which = (_n: number) => true) {
  let n = 0;
  return rehearse(
    (now) => {
      const target = reference.stage({}, now);
      return {
        ...target,
        handle: async (request) => {
          const answer = await target.handle(request);
          n += 1;
          return 'failure' in answer || !which(n) ? answer : { ...answer, body: alter(answer.body) };
        },
      };
    },
    {
      contract,
      validators,
      schema,
      samples,
      rules,
      selection: { profile: 'quick', readOnly: false },
      seed: 1,
      concurrency: 1,
      overwrite: true,
    },
  );
}

type Run = Awaited<ReturnType<typeof judged>>;
const verdicts = ({ judged: all }: Run) => all.map(({ verdict }) => verdict);
const wrong = (run: Run) => verdicts(run).filter(({ verdict }) => verdict === 'fail' || verdict === 'error');

const plain = await judged((body) => body);

describe('a conforming target', () => {
  it.each(Object.entries(HARMLESS))('that answers with %s beside what is right passes', async (_, alter) => {
    const run = await judged(alter);
    expect(run.errors).toEqual([]);
    expect(verdicts(run)).toEqual(verdicts(plain));
    expect(run.discrepancies.map(({ reading }) => reading)).toEqual(plain.discrepancies.map(({ reading }) => reading));
    expect(() => JSON.stringify(run.exchanges)).not.toThrow();
  });

  it.each(Object.entries(TOO_LARGE))('that answers with %s is blamed for nothing', async (_, alter) => {
    const run = await judged(alter);
    expect({ errors: run.errors, wrong: wrong(run) }).toEqual({ errors: [], wrong: [] });
    // Who accepts and who refuses is still seen.
    expect(verdicts(run).filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(30);
    const open = verdicts(run).filter(
      ({ rule, verdict }) => rule === 'response/members' && verdict !== 'not-applicable',
    );
    expect(open.length).toBeGreaterThan(10);
    for (const verdict of open) {
      expect(verdict).toMatchObject({
        verdict: 'inconclusive',
        reason: 'no evidence',
        note: expect.stringMatching(/^The answer was too large and was cut, so that it decides nothing: .* kept\.$/),
      });
    }
    expect(JSON.stringify(run.exchanges).length).toBeLessThan(run.exchanges.length * 30_000);
  });

  it.each([3])('is blamed for nothing where one answer in %i is too large', async (share) => {
    for (const alter of Object.values(TOO_LARGE)) {
      const run = await judged(alter, (n) => n % share === 0);
      expect({ errors: run.errors, wrong: wrong(run) }).toEqual({ errors: [], wrong: [] });
    }
  });
});

describe('a target', () => {
  it.each(Object.entries(OTHER))(
    'that answers with %s in place of what is right is judged to the end',
    async (_, alter) => {
      const run = await judged(alter);
      expect(run.errors).toEqual([]);
      expect(verdicts(run).filter(({ verdict }) => verdict === 'error')).toEqual([]);
      expect(verdicts(run).filter(({ verdict, rule }) => verdict === 'pass' && rule.startsWith('response/'))).toEqual(
        [],
      );
    },
  );
});
