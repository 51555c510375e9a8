import { describe, expect, it } from 'vitest';
import { assemble } from '../harness/commands/assemble.ts';
import { compose } from '../harness/main.ts';
import type { WireRequest, WireResponse } from '../harness/model/exchange.ts';
import type { Results } from '../harness/model/results.ts';
import type { Finding } from '../harness/model/verdict.ts';
import type { Selection } from '../harness/plan/selection.ts';
import { rehearse } from '../harness/selftest/rehearsal.ts';
import { witnesses } from '../harness/selftest/trial.ts';

/** Much more than it takes: the machine may have a lot else to do. */
const PATIENCE = { timeout: 120_000 };

const composition = await compose();
const { configSchema: schema, contract, reference } = composition;
const READ = 'getVoiceCampaignV2';
const UPDATES = ['updateVoiceCampaignV2', 'updateSmsCampaignV2', 'updateVoiceCampaignV1'];

/** What stands between the suite and the target: it may answer in the target's place. */
type Between = (request: WireRequest, handle: Handle) => Promise<WireResponse>;
type Handle = (request: WireRequest) => Promise<WireResponse>;

interface Asked {
  mutant?: string;
  between?: Between;
  operations?: string[];
  budget?: number;
}

/** The results of a run against the reference target with one fault, or with something in the way. */
async function resultsOf({ mutant, between, operations, budget }: Asked): Promise<Results> {
  const selection: Selection = { profile: 'standard', readOnly: false, ...(operations ? { operations } : {}) };
  const more = budget === undefined ? {} : { budget };
  const record = await rehearse(
    (now) => {
      const target = reference.stage(mutant === undefined ? {} : { mutants: [mutant] }, now);
      const handle = (request: WireRequest) =>
        between ? between(request, (one) => target.handle(one)) : target.handle(request);
      return { ...target, handle };
    },
    {
      ...{ ...composition, schema, selection, seed: 1, concurrency: 1, overwrite: true, latencyMs: 25 },
      startAt: Date.parse('2026-01-05T09:00:00Z'),
      ...more,
    },
  );
  const assignment = { composition, target: 'reference', selection, seed: 1, labels: {}, waivers: [], ...more };
  return assemble(record, assignment, 'results.json');
}

/** Violations as a reader sees them: where, and what. */
const reported = ({ findings }: Results): string[] =>
  findings.filter(({ kind }: Finding) => kind === 'violation').map(({ operation, title }) => `${operation} ${title}`);

describe('one cause', () => {
  it.each([
    [
      'updateVoiceCampaignV1.body.dialingStrategy.callingHours.days[].day.enum:SU refused',
      'updateVoiceCampaignV1 refuses "SU" for `dialingStrategy.callingHours.days[].day`',
    ],
    ['updateVoiceCampaignV2.body.name.required:dropped', 'updateVoiceCampaignV2 accepts a body without `name`'],
    [
      'updateVoiceCampaignV2.response.data.dncLists.name.type:retyped',
      'updateVoiceCampaignV2 gives `data.dncLists.name` a type that is not documented',
    ],
    [
      'updateVoiceCampaignV2.duty.readYourWrite:nothing stored',
      'updateVoiceCampaignV2 does not show an update that it accepts',
    ],
    [
      'updateVoiceCampaign.duty.atomicRefusal:stored without access',
      'updateVoiceCampaign changes the campaign although it refuses a made-up credential',
    ],
    [
      'getVoiceCampaignV2.response.data.dialingStrategy.callerId.phoneNumber.echo:altered',
      `${READ} answers with another data.dialingStrategy.callerId.phoneNumber`,
    ],
    [
      'getVoiceCampaignV2.response.data.contactLists.type:retyped',
      `${READ} gives \`data.contactLists\` a type that is not documented`,
    ],
    [
      'getVoiceCampaignV2.response.data.createdAt.constant:moves',
      `${READ} changes \`data.createdAt\` from answer to answer`,
    ],
  ])('is one finding: %s', PATIENCE, async (mutant, finding) => {
    const [operation = ''] = mutant.split('.');
    expect(reported(await resultsOf({ mutant, operations: witnesses(contract, operation) }))).toEqual([finding]);
  });

  it(
    'is the read’s where it shows every update late by one, and none of the updates is accused',
    PATIENCE,
    async () => {
      const reads = new Map<string, WireRequest>();
      const held = new Map<string, WireResponse>();
      const isTaken = (answer: WireResponse) => 'status' in answer && answer.status === 200;
      const between: Between = async (request, handle) => {
        // Version 1 has a path of its own to the same campaigns.
        const id = new URL(request.url).pathname.split('/').at(-1) ?? '';
        const asked = reads.get(id);
        const before = request.method !== 'GET' && asked ? await handle(asked) : undefined;
        const answer = await handle(request);
        if (!isTaken(answer)) return answer;
        if (before) held.set(id, before);
        if (request.method !== 'GET') return answer;
        reads.set(id, request);
        return held.get(id) ?? answer;
      };
      const results = await resultsOf({ between, operations: [READ, ...UPDATES] });
      expect(reported(results)).toEqual([`${READ} shows an earlier state than what was written last`]);
      const accused = results.verdicts.filter(({ verdict, operation }) => verdict === 'fail' && operation !== READ);
      expect(accused).toEqual([]);
    },
  );
});

describe('a cap', () => {
  it(
    'is held by all follow-ups together, keeps some for confirmations, and what it leaves open is named',
    PATIENCE,
    async () => {
      const mutant = 'updateVoiceCampaign.body.phone_number_pool_id.type:stored though refused';
      const [operations, planned] = [['updateVoiceCampaign'], await resultsOf({ operations: ['updateVoiceCampaign'] })];
      const budget = planned.run.sent.base + 24;
      const { run, verdicts } = await resultsOf({ mutant, operations, budget });
      expect(run.planned.followUpsAtMost).toBe(24);
      expect(run.sent.followUps).toBeLessThanOrEqual(24 - 8);
      expect(verdicts.find(({ rule }) => rule === 'state/atomic-refusal')).toMatchObject({
        verdict: 'inconclusive',
        reason: 'budget spent',
        note: expect.stringMatching(
          /^Tracing stopped after \d+ follow-ups: which of \d+ refused updates changed the campaign is open\.$/,
        ),
      });
    },
  );
});
