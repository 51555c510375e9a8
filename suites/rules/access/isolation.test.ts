import { expect, it } from 'vitest';
import { campaignIds } from '../../../fixtures/target/accounts.ts';
import { createTarget } from '../../../fixtures/target/index.ts';
import schema from '../../../generated/config.schema.json' with { type: 'json' };
import { validators } from '../../../generated/validators.js';
import { compose } from '../../../harness/main.ts';
import { rehearse, type StageTarget } from '../../../harness/selftest/rehearsal.ts';
import isolation from './isolation.ts';

it('puts another account’s campaign back in the end, where the target was away when it was put back at once', async () => {
  const { contract } = await compose();
  let puts = 0;
  // The first two ask, and may have changed something; the third is refused; the fourth is what puts it back.
  const lost = [1, 2, 4];
  const raise = (now: () => number): StageTarget => {
    const target = createTarget({ now });
    return {
      config: target.config,
      handle: async (request) => {
        const isOther = request.method === 'PUT' && request.url.includes(campaignIds.otherVoiceV2);
        if (isOther) puts += 1;
        return isOther && lost.includes(puts) ? { status: 503, headers: {}, body: '{}' } : target.handle(request);
      },
    };
  };
  const { campaigns } = await rehearse(raise, {
    contract: { ...contract, discrepancies: [], observations: [] },
    validators,
    rules: [{ id: 'access/isolation', ...isolation }],
    samples: [],
    schema,
    selection: { profile: 'standard', readOnly: false, operations: ['updateVoiceCampaignV2'] },
    seed: 1,
  });
  expect(puts).toBeGreaterThan(4);
  expect(campaigns.find(({ id }) => id === campaignIds.otherVoiceV2)).toMatchObject({ written: true, restored: true });
});
