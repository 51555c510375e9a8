import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smsV2Baseline, voiceV1Baseline, voiceV2Baseline, wrapperVoiceBaseline } from '../../../fixtures/baselines.ts';
import { createTarget } from '../../../fixtures/target/index.ts';
import generated from '../../../generated/contract.json' with { type: 'json' };
import { validators } from '../../../generated/validators.js';
import { conformingArbitrary } from '../../../harness/arbitraries/conforming.ts';
import { nearMissArbitrary } from '../../../harness/arbitraries/near-miss.ts';
import type { VendorTarget } from '../../../harness/model/config.ts';
import type { Contract } from '../../../harness/model/contract.ts';
import type { JsonObject } from '../../../harness/model/json.ts';
import type { Draw } from '../../../harness/model/rule.ts';
import { applyEdits, generalPath } from '../../../harness/paths.ts';

// Generated, and held against this very type there.
const contract = JSON.parse(JSON.stringify(generated)) as Contract;
const { kore, voiceaiwrapper } = createTarget().config.targets.reference;

/** Bodies of every update, in the modes that decide which members belong together. */
const bodies: [id: keyof typeof validators & `update${string}.request`, mode: string, body: JsonObject][] = [
  ['updateVoiceCampaignV2.request', 'preview', voiceV2Baseline],
  ['updateVoiceCampaignV2.request', 'agentless', { ...voiceV2Baseline, dialingMode: 'Agentless' }],
  ['updateVoiceCampaignV2.request', 'progressive', { ...voiceV2Baseline, dialingMode: 'Progressive' }],
  ['updateVoiceCampaignV1.request', 'preview', voiceV1Baseline],
  ['updateSmsCampaignV2.request', 'weekly', smsV2Baseline],
  ['updateVoiceCampaign.request', 'pool', wrapperVoiceBaseline],
  ['updateVoiceCampaign.request', 'single', { ...wrapperVoiceBaseline, dialer_type: 'SINGLE' }],
];

/** ajv's words for a broken clause. An object is no listed value either, and a null no value of the type. */
const WORDS: { [keyword: string]: string[] } = { notNull: ['type', 'enum'], type: ['type', 'enum'] };

describe.each(bodies)('for %s in %s mode', (name, _, baseline) => {
  const validate = validators[name];
  const id = name.replace('.request', '');
  const operation = contract.operations.find((one) => one.id === id) ?? expect.fail(id);
  const values: VendorTarget['values'] = operation.vendor === 'kore' ? kore.values : voiceaiwrapper.values;
  const target = { values };
  const sample = (arbitrary: fc.Arbitrary<Draw> | undefined) =>
    fc.sample(arbitrary ?? expect.fail('nothing can be drawn'), { seed: 11, numRuns: 300 });

  it('every drawn body that conforms passes the validator', () => {
    const draws = sample(conformingArbitrary({ contract, operation, target, baseline }));
    const wrong = draws.filter(({ edits }) => validate(applyEdits(baseline, edits)).length > 0);
    expect(wrong).toEqual([]);
  });

  it('no drawn body that conforms varies what is fixed, or what decides which members belong together', () => {
    const draws = sample(conformingArbitrary({ contract, operation, target, baseline }));
    const varied = new Set(draws.flatMap(({ edits }) => edits.map(({ path }) => path)));
    const deciding = operation.open.flatMap((open) => ('when' in open ? Object.keys(open.when) : []));
    const fixed = ['campaignType', 'schedule', 'schedule.isSchedulingEnabled', 'webhook_url'];
    expect([...deciding, ...fixed].filter((path) => varied.has(path))).toEqual([]);
  });

  it('every near-miss breaks the clause it names, and no other', () => {
    for (const { edits, breaks = '', label } of sample(
      nearMissArbitrary({ contract, operation, counterpart: baseline }),
    )) {
      const { path, keyword, value } = contract.clauses.find((one) => one.id === breaks) ?? expect.fail(breaks);
      const found = validate(applyEdits(baseline, edits));
      expect(
        edits.map((edit) => generalPath(edit.path)),
        label,
      ).toEqual([path]);
      const unseen = keyword === 'format' && value === 'iana-timezone';
      if (!unseen) expect(found.length, label).toBeGreaterThan(0);
      expect(WORDS[keyword] ?? [keyword], label).toEqual(expect.arrayContaining(found.map((error) => error.keyword)));
    }
  });
});
