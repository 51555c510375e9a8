import { describe, expect, it } from 'vitest';
import schema from '../../generated/results.schema.json' with { type: 'json' };
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { getPath, pathText, places } from '../paths.ts';
import { asJson, cleanResults, exampleResults } from './example.test-helper.ts';
import { validateResults } from './validate.ts';

/** Where results carry what others wrote (bodies, headers, labels, catalogue entries): any member may stand there. */
const OPEN =
  /(^|\.)(labels|requestsByOperation|notApplicable|dialect|headers|body|baseline|counterpart|value)\.|\.claims\.[^.]+$/;

/** Every member of the example on our own levels, with the object it stands in. */
function ownMembers(root: JsonObject): { parent: string; name: string }[] {
  return places(root)
    .map(({ keys }) => pathText(keys))
    .filter((path) => !OPEN.test(path) && !path.endsWith(']'))
    .map((path) => ({
      parent: path.slice(0, Math.max(0, path.lastIndexOf('.'))),
      name: path.slice(path.lastIndexOf('.') + 1),
    }));
}

/** A copy of the example with one object changed. */
function changed(parent: string, change: (object: JsonObject) => void): JsonObject {
  const root = asJson(exampleResults());
  const object: Json | undefined = parent === '' ? root : getPath(root, parent);
  if (!isObject(object)) throw new Error(`${parent} is no object`);
  change(object);
  return root;
}

/** The objects that the schema describes member by member: names of all members, and of those it does not demand. */
const described = [schema, ...places(schema).map(({ value }) => value)].flatMap((place) => {
  if (!isObject(place) || !isObject(place.properties) || place.additionalProperties !== false) return [];
  const names = Object.keys(place.properties);
  const { required } = place;
  return [{ names, optional: names.filter((name) => !Array.isArray(required) || !required.includes(name)) }];
});

const optionalMembers = new Set(described.flatMap(({ optional }) => optional));

const members = ownMembers(asJson(exampleResults()));

describe('validateResults', () => {
  it('takes the example, which fills every member', () => {
    expect(validateResults(exampleResults())).toMatchObject({ valid: true });
    expect(validateResults(cleanResults())).toMatchObject({ valid: true });
    const filled = new Set(members.map(({ name }) => name));
    const known = described.flatMap(({ names }) => names);
    expect(known.length).toBeGreaterThan(200);
    // A count by reason: the example has some of them.
    const reasons: string[] = schema.definitions.Reason.enum;
    expect(known.filter((name) => !filled.has(name) && !reasons.includes(name))).toEqual([]);
  });

  it('refuses the example with any one member renamed', () => {
    const taken = members.filter(({ parent, name }) => {
      const renamed = changed(parent, (object) => {
        object[`${name}X`] = object[name] ?? null;
        delete object[name];
      });
      return validateResults(renamed).valid;
    });
    expect(members.length).toBeGreaterThan(250);
    expect(taken).toEqual([]);
  });

  it('refuses the example with any one member removed, unless it is optional', () => {
    const taken = members.filter(
      ({ parent, name }) => validateResults(changed(parent, (object) => delete object[name])).valid,
    );
    expect(taken.map(({ name }) => name).filter((name) => !optionalMembers.has(name))).toEqual([]);
    expect(taken.length).toBeLessThan(members.length / 5);
  });

  it('demands a reason where a verdict is neither pass nor fail', () => {
    const bare = changed('verdicts[2]', (object) => delete object.reason);
    expect(validateResults(bare)).toEqual({
      valid: false,
      problems: expect.arrayContaining(["/verdicts/2: must have required property 'reason'"]),
    });
  });

  it('names the allowed values of a closed list', () => {
    const wrong = changed('verdicts[0]', (object) => {
      object.verdict = 'failed';
    });
    expect(validateResults(wrong)).toMatchObject({
      problems: ['/verdicts/0/verdict: must be one of pass, fail, waived, inconclusive, not-applicable, error'],
    });
  });

  it('says what of an answer is wrong, and of what is no answer what one has', () => {
    const problemsOf = (change: (response: JsonObject) => void) => {
      const validation = validateResults(changed('exchanges[0].response', change));
      return validation.valid ? [] : validation.problems;
    };
    expect(problemsOf((response) => Object.assign(response, { status: 'fine' }))).toEqual([
      '/exchanges/0/response/status: must be integer',
    ]);
    expect(problemsOf((response) => delete response.status)).toEqual([
      '/exchanges/0/response: must have status and headers, or failure and message',
    ]);
  });

  it('names a member whose name is none, and says nothing of conditions', () => {
    const misnamed = changed('run.requestsByOperation', (object) => Object.assign(object, { 'a b': 1 }));
    expect(validateResults(misnamed)).toEqual({
      valid: false,
      problems: ['/run/requestsByOperation: the name a b must match pattern "^[A-Za-z][A-Za-z0-9_-]*$"'],
    });
    const bare = changed('observations[1]', (object) => delete object.reason);
    expect(validateResults(bare)).toMatchObject({
      problems: ["/observations/1: must have required property 'reason'"],
    });
  });

  it('names an exchange or finding that does not stand in the file', () => {
    const results = exampleResults();
    results.verdicts[0]?.exchanges.push('acme.calls.99');
    results.verdicts[1]?.findings.push('f-00000000');
    expect(validateResults(results)).toEqual({
      valid: false,
      problems: [
        '/verdicts/0/exchanges: names acme.calls.99, which is not in the file',
        '/verdicts/1/findings: names f-00000000, which is not in the file',
      ],
    });
  });

  it('demands a reason where a reading or an answer is undecided', () => {
    for (const place of ['discrepancies[1]', 'observations[1]']) {
      expect(validateResults(changed(place, (object) => delete object.reason)).valid, place).toBe(false);
    }
  });

  it('names an exchange of a reading or an answer that does not stand in the file', () => {
    const results = exampleResults();
    results.discrepancies[0]?.exchanges.push('acme.calls.99');
    results.observations[0]?.exchanges.push('acme.calls.98');
    expect(validateResults(results)).toMatchObject({
      problems: [
        '/discrepancies/0/exchanges: names acme.calls.99, which is not in the file',
        '/observations/0/exchanges: names acme.calls.98, which is not in the file',
      ],
    });
  });

  it('refuses two exchanges of one name', () => {
    const results = exampleResults();
    results.exchanges.push(...results.exchanges.slice(0, 1));
    expect(validateResults(results)).toEqual({
      valid: false,
      problems: ['/exchanges: acme.calls.1 stands there twice'],
    });
  });

  it('refuses what is no object at all', () => {
    for (const value of [null, 3, 'text', [], {}]) expect(validateResults(value)).toMatchObject({ valid: false });
  });
});
