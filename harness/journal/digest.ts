import { createHash } from 'node:crypto';

/** A short name for a text of any length. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
