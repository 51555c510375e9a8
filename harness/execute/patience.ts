import type { VendorTarget } from '../model/config.ts';

/** How late a read may show a write, a write may take effect whose answer never came, and an outage is waited out, unless the operator says otherwise. */
const PATIENCE_MS = 10_000;

/** How long a target is waited for that is away, or asks for a pause, to put back a baseline or delete what was made, in milliseconds. */
export const RESTORE_MS = 180_000;

/** The longest pause between two tries of that, in milliseconds. */
export const LONGEST_PAUSE = 10_000;

/** The patience with a target, in milliseconds. */
export function patienceOf({ patienceMs = PATIENCE_MS }: Pick<VendorTarget, 'patienceMs'>): number {
  return patienceMs;
}

/** Pauses before something is asked again, in milliseconds: each twice as long as the one before, together as long as the patience. */
export function pausesOf(patienceMs: number, first = 50): number[] {
  const pauses: number[] = [];
  for (let left = patienceMs, next = first; left > 0; left -= next, next *= 2) pauses.push(Math.min(next, left));
  return pauses;
}
