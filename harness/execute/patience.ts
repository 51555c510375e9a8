import type { VendorTarget } from '../model/config.ts';

/** How late a read may show a write, a write may take effect whose answer never came, and an outage is waited out, unless the operator says otherwise. */
const PATIENCE_MS = 10_000;

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
