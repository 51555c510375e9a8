import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { body, campaigns, complaint, loading } from './load.test-helper.ts';

const { at, load } = loading();

describe('campaigns', () => {
  const reported = (entries: object) => complaint(load({ document: campaigns(entries) }));

  it('that are disposable have a baseline that is an object', async () => {
    expect(await reported({ call: { id: '1', disposable: true } })).toContain(
      'campaigns.call is disposable and has no baseline',
    );
    await writeFile(at('list.json'), '[1]');
    await writeFile(at('broken.json'), '{"name": "x",\n "ring": }');
    const file = (baseline: string) => reported({ call: { id: '1', disposable: true, baseline } });
    expect(await file('list.json')).toContain(
      'The baseline list.json (targets.staging.acme.campaigns.call.baseline) is no JSON object',
    );
    expect(await file('broken.json')).toContain(
      'broken.json (targets.staging.acme.campaigns.call.baseline) is malformed at line 2, column 11: it is no JSON from there on',
    );
    expect(await file('none.json')).toContain('does not exist');
  });

  it('have a baseline that the documentation allows, as far as it is uncontested', async () => {
    const with_ = (baseline: object) => ({ call: { id: '1', disposable: true, baseline } });
    expect(await reported(with_({ ring: 121 }))).toContain(
      'baseline is not what the documentation of updateCall asks for: “name” is missing (and “ring” must be <= 120)',
    );
    const target = await load({ document: campaigns(with_({ ...body, tags: ['long tag'] })) });
    expect(target.vendors[0]?.campaigns).toHaveLength(1);
  });

  it('are of a kind that is known', async () => {
    expect(await reported({ cal: { id: '1' } })).toContain(
      'campaigns.cal is of no known kind: “cal” → Did you mean “call”?',
    );
    expect(await reported({ mine: { id: '1', kind: 'voice' } })).toContain('“voice” → There are: call, text.');
  });

  it('are either written to or neighbours, and written to in one place only', async () => {
    expect(
      await reported({ n: { id: '1', kind: 'call', role: 'neighbour', disposable: true, baseline: body } }),
    ).toContain('campaigns.n is a neighbour and disposable');
    expect(await reported({ call: { id: '1', disposable: true, baseline: body }, text: { id: '1' } })).toContain(
      'campaigns.call and text have the same id',
    );
  });
});
