import type { Arrival } from './call.ts';
import { secretParts } from './leaks.ts';

export type { Arrival } from './call.ts';

/**
 * The secrets that a request was let in with. One that was refused may hold made-up credentials, which are none.
 *
 * @param carriers Names of the headers that credentials stand in.
 */
export function secretsOf({ headers, status }: Arrival, carriers: readonly string[]): string[] {
  if (status === undefined || status >= 300) return [];
  const names = carriers.map((name) => name.toLowerCase());
  return headers
    .filter(([name]) => names.includes(name.toLowerCase()))
    .map(([, value]) => value.split(' ').at(-1) ?? '')
    .flatMap(secretParts)
    .filter((part) => part.length >= 12);
}
