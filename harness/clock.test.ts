import { describe, expect, it } from 'vitest';
import { jumpingClock, realClock } from './clock.ts';

describe('jumpingClock', () => {
  it('jumps over an hour at once', async () => {
    const clock = jumpingClock(1_000);
    const before = Date.now();
    await clock.sleep(3_600_000);
    expect(clock.now()).toBe(3_601_000);
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('wakes sleepers by due time, and lets a short sleep overtake a long one', async () => {
    const clock = jumpingClock();
    const woken: string[] = [];
    const sleeper = async (name: string, ...naps: number[]) => {
      for (const nap of naps) {
        await clock.sleep(nap);
        woken.push(`${name}@${clock.now()}`);
      }
    };
    await Promise.all([sleeper('long', 10), sleeper('short', 5, 3, 3), sleeper('same', 5)]);
    expect(woken).toEqual(['short@5', 'same@5', 'short@8', 'long@10', 'short@11']);
  });

  it('rejects with the reason of the signal and leaves time where it was', async () => {
    const clock = jumpingClock();
    const controller = new AbortController();
    const sleeping = clock.sleep(50, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(sleeping).rejects.toThrow('stopped');
    await expect(clock.sleep(1, controller.signal)).rejects.toThrow('stopped');
    expect(clock.now()).toBe(0);
    await clock.sleep(7);
    expect(clock.now()).toBe(7);
  });
});

describe('realClock', () => {
  it('goes forward whatever becomes of the clock of the system', async () => {
    const { now } = Date;
    const before = realClock.now();
    try {
      for (const jump of [-86_400_000, 86_400_000]) {
        Date.now = () => now() + jump;
        await realClock.sleep(1);
        expect(realClock.now()).toBeGreaterThanOrEqual(before);
        expect(realClock.now() - before).toBeLessThan(3_600_000);
        expect(Math.abs(realClock.date() - Date.now())).toBeLessThan(60_000);
      }
    } finally {
      Date.now = now;
    }
  });

  it('sleeps at least as long as asked and tells the time of day', async () => {
    const before = performance.now();
    await realClock.sleep(5);
    expect(performance.now() - before).toBeGreaterThan(3.5);
    expect(Math.abs(realClock.now() - Date.now())).toBeLessThan(1_000);
  });

  it('rejects at once when aborted', async () => {
    const controller = new AbortController();
    const sleeping = realClock.sleep(60_000, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(sleeping).rejects.toThrow('stopped');
    await expect(realClock.sleep(60_000, controller.signal)).rejects.toThrow('stopped');
  });
});
