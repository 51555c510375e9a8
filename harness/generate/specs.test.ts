import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Clause, Contract, Operation, Schema } from '../model/contract.ts';
import { isUpdate, readOf } from '../model/effect.ts';
import { isObject } from '../model/json.ts';
import { isThrottled } from '../transport/throttled.ts';
import { generate } from './generate.ts';

let files: Map<string, string>;
let contract: Contract;

beforeAll(async () => {
  files = await generate('specs');
  contract = JSON.parse(files.get('contract.json') ?? '');
});

const count = (clauses: Clause[]) => ({
  clauses: clauses.length,
  contested: clauses.filter(({ contested }) => contested).length,
  excluded: clauses.filter(({ excluded }) => excluded).length,
});

describe('the specifications', () => {
  it('match what is generated from them', async () => {
    for (const [name, text] of files) expect(await readFile(`generated/${name}`, 'utf8'), name).toBe(text);
  });

  it('hold this many clauses for each operation', () => {
    const counts = contract.operations.map(({ id }) => [id, count(contract.clauses.filter((c) => c.operation === id))]);
    expect(Object.fromEntries(counts)).toMatchInlineSnapshot(`
      {
        "getVoiceCampaignV2": {
          "clauses": 81,
          "contested": 25,
          "excluded": 5,
        },
        "updateSmsCampaignV2": {
          "clauses": 139,
          "contested": 40,
          "excluded": 5,
        },
        "updateVoiceCampaign": {
          "clauses": 96,
          "contested": 19,
          "excluded": 22,
        },
        "updateVoiceCampaignV1": {
          "clauses": 174,
          "contested": 34,
          "excluded": 8,
        },
        "updateVoiceCampaignV2": {
          "clauses": 187,
          "contested": 47,
          "excluded": 9,
        },
      }
    `);
  });

  it('have every member looked for that is written and shown under one name, but where a clause says why not', () => {
    const places = ({ properties }: Schema, at = ''): string[] =>
      Object.entries(properties ?? {}).flatMap(([name, inner]) => [
        `${at}${name}`,
        ...(isObject(inner) ? places(inner, `${at}${name}.`) : []),
      ]);
    const open = contract.operations.flatMap((operation) => {
      const { effect, response, echo } = operation;
      const served = contract.kinds.filter((kind) => readOf(contract, kind) === operation);
      const isServed = (one: Operation) => isUpdate(one) && served.some(({ id }) => one.kinds.includes(id));
      const updates = contract.operations.filter(effect === 'read' ? isServed : (one) => one === operation);
      const written = new Set(updates.flatMap(({ request }) => (request ? places(request) : [])));
      const inside = places(response);
      const shared = inside.filter((path) => written.has(path.replace(/^data\./, '')));
      const isWhole = (path: string) => !inside.some((other) => other.startsWith(`${path}.`));
      return shared
        .filter((path) => isWhole(path) && echo[path] !== path.replace(/^data\./, ''))
        .map(
          (path) =>
            contract.clauses.find(({ id: clause }) => clause === `${operation.id}.response.${path}.echo`) ?? path,
        );
    });
    expect(open.map((one) => (typeof one === 'string' ? one : `${one.id}: ${one.contested}`))).toMatchInlineSnapshot(`
      [
        "updateVoiceCampaignV1.response.data.dialingStrategy.callerId.phoneNumber.echo: kv1-phone-drift",
        "updateVoiceCampaignV2.response.data.description.echo: kv2-description-drift",
        "updateSmsCampaignV2.response.data.description.echo: sms-description-drift",
      ]
    `);
  });

  it('exclude at most 60 clauses', () => {
    expect(contract.clauses.filter(({ excluded }) => excluded).length).toBeLessThanOrEqual(60);
  });

  it('cite lines for every clause but those that rest on a standard', () => {
    for (const { id, basis, source } of contract.clauses) {
      expect(source.lines.length > 0, id).toBe(basis !== 'standard');
    }
  });

  it('know the answer to requests that come too fast by the words its page has for it', () => {
    const message = 'You\u2019ve exceeded the per-minute rate limit. Please wait for sometime before retrying.';
    const limits = contract.vendors.flatMap(({ rateLimit }) => rateLimit ?? []);
    expect(limits.filter((limit) => isThrottled({ status: 400, headers: {}, text: message }, limit))).toHaveLength(1);
  });

  it('give every clause one sentence', () => {
    for (const { id, promise } of contract.clauses) expect(promise, id).toMatch(/^[^\n]{8,160}\.$/);
  });
});
