import { describe, expect, it } from 'vitest';
import { jumpingClock } from '../clock.ts';
import { compose } from '../main.ts';
import { performer } from './performer.ts';

const composition = await compose();
const { reference } = composition;
const operations = ['updateVoiceCampaign'];

describe('a trial behind nuisances', () => {
  it('comes to the same as without one where only headers differ', async () => {
    const perform = performer(composition, 1);
    const plain = await perform({ behaviour: {}, profile: 'quick', operations });
    const behind = await perform({ behaviour: {}, nuisances: ['gateway/traces'], profile: 'quick', operations });
    expect(plain.passes).toBeGreaterThan(0);
    expect(behind).toEqual(plain);
  });

  it('has no pass where no request is ever answered, though nobody waits', async () => {
    const perform = performer(composition, 1);
    const outcome = await perform({ behaviour: {}, nuisances: ['timing/silence'], profile: 'quick', operations });
    expect(outcome.passes).toBe(0);
  });

  it('breaks with the name of a nuisance that needs a socket', async () => {
    const perform = performer(composition, 1);
    const nuisances = ['delivery/coding-zstd'];
    const { broken } = await perform({ behaviour: {}, nuisances, profile: 'quick', operations });
    expect(broken).toEqual(['only over a socket: delivery/coding-zstd']);
  });
});

describe('a client behind nuisances', () => {
  it('gives an answer up at its timeout, and a request that comes later still takes effect', async () => {
    const clock = jumpingClock(Date.parse('2026-01-05T09:00:00Z'));
    const arrived: number[] = [];
    const transport = {
      send: async () => {
        arrived.push(clock.now() - start);
        return { status: 200, headers: {}, body: '{}' };
      },
      close: async () => {},
    };
    const front = reference.behind(['timing/one-update-17-s-late'], transport, clock);
    const start = clock.now();
    const update = { method: 'PUT', url: 'http://reference.invalid/c/1', headers: [] };
    for (let place = 1; place <= 4; place++) await front.send(update);
    expect(await front.send(update)).toMatchObject({ failure: 'timeout' });
    expect([clock.now() - start, arrived.length]).toEqual([15_000, 4]);
    await clock.sleep(1000);
    await front.send({ ...update, method: 'GET' });
    expect(arrived.length).toBe(5);
    await clock.sleep(1000);
    await front.send({ ...update, method: 'GET' });
    expect(arrived.length).toBe(7);
  });
});
