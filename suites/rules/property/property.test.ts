import { describe, expect, it } from 'vitest';
import { createTarget } from '../../../fixtures/target/index.ts';
import configSchema from '../../../generated/config.schema.json' with { type: 'json' };
import generated from '../../../generated/contract.json' with { type: 'json' };
import { validators } from '../../../generated/validators.js';
import type { RunRecord } from '../../../harness/engine.ts';
import type { Clause, Contract } from '../../../harness/model/contract.ts';
import type { WireRequest } from '../../../harness/model/exchange.ts';
import { isObject, type JsonObject } from '../../../harness/model/json.ts';
import type { Rule } from '../../../harness/model/rule.ts';
import { rehearse } from '../../../harness/selftest/rehearsal.ts';
import conforming from './conforming.ts';
import nearMiss from './near-miss.ts';

const contract = JSON.parse(JSON.stringify(generated)) as Contract;
for (const operation of contract.operations.filter(({ effect }) => effect !== 'read')) {
  for (const keyword of ['conforming', 'nearMiss']) {
    const id = `${operation.id}.duty.${keyword}`;
    const clause: Clause = {
      id,
      operation: operation.id,
      part: 'duty',
      path: '',
      keyword,
      promise: `Keeps to the documentation (${keyword}).`,
      basis: 'standard',
      source: { page: operation.page, lines: [] },
    };
    if (!contract.clauses.some((known) => known.id === id)) contract.clauses.push(clause);
  }
}
const rules: Rule[] = [
  { id: 'property/conforming', ...conforming },
  { id: 'property/near-miss', ...nearMiss },
];

/** What a request's body becomes on its way to the target; `refuse` answers in its place. */
type Fault = (body: JsonObject) => JsonObject | 'refuse';

function rehearsed(fault: Fault = (body) => body, seed = 7, budget?: number): Promise<RunRecord> {
  return rehearse(
    (now) => {
      const target = createTarget({ now });
      const handle = (request: WireRequest) => {
        const body: unknown = request.body === undefined ? undefined : JSON.parse(request.body);
        const changed = isObject(body) ? fault(body) : undefined;
        if (changed === 'refuse') return Promise.resolve({ status: 400, headers: {}, body: '{"status":"error"}' });
        return target.handle(changed ? { ...request, body: JSON.stringify(changed) } : request);
      };
      return { config: target.config, handle };
    },
    {
      contract,
      validators,
      rules,
      samples: [],
      schema: configSchema,
      selection: { profile: 'nightly', readOnly: false },
      seed,
      concurrency: 1,
      ...(budget === undefined ? {} : { budget }),
    },
  );
}

function failed({ judged }: RunRecord) {
  return judged.filter(({ verdict }) => verdict.verdict === 'fail');
}

describe('drawn bodies against the reference target', () => {
  it('hold, ten of each for every update', async () => {
    const record = await rehearsed();
    expect(record.errors).toEqual([]);
    expect(record.judged.map(({ verdict }) => verdict.verdict)).toEqual(Array(8).fill('pass'));
    console.log(record.plan.cases.map((c) => `${c.id} ${c.label}`).join('\n'));
  });
});
