import { describe, expect, it } from 'vitest';
import { compose } from '../main.ts';
import { folder, served, TestIo } from './command.test-helper.ts';
import { readTarget } from './session.ts';

describe('flags that say how a target is spoken to', () => {
  it('count more than the config, for every vendor', async () => {
    const dir = await folder();
    const { config } = await served(dir);
    const flags = { config, rate: 7, timeout: 1.5, patience: 20 };
    const { vendors } = await readTarget(await compose(), flags, new TestIo(dir));
    expect(vendors.length).toBeGreaterThan(1);
    for (const vendor of vendors)
      expect(vendor).toMatchObject({ ratePerMinute: 7, timeoutMs: 1500, patienceMs: 20_000 });
  });

  it('allow a host that --base-url names', async () => {
    const dir = await folder();
    const { config } = await served(dir);
    const flags = { config, baseUrl: ['https://acme.example'] };
    const io = new TestIo(dir);
    await expect(readTarget(await compose(), flags, io)).rejects.toThrow('the host acme.example');
    const target = await readTarget(await compose(), { ...flags, allowHost: ['acme.example'] }, io);
    expect(target.vendors.map(({ baseUrl }) => baseUrl)).toContain('https://acme.example');
  });
});
