import type { RateLimit } from '../model/contract.ts';
import type { Exchange, WireResponse } from '../model/exchange.ts';

/** Seconds of the window that is waited out where no page names one. */
const WINDOW = 60;

/** Milliseconds after which a target that throttles has no more reason to, as far as the pages say. */
export function windowOf(rateLimit: Pick<RateLimit, 'perSeconds'> | undefined): number {
  return (rateLimit?.perSeconds ?? WINDOW) * 1000;
}

/**
 * Says whether an answer, as it came or as it was recorded, is about how many requests came, and not about this one: 429, 503 with a
 * `Retry-After`, or any status whose body holds the words that the pages have for it.
 */
export function isThrottled(
  response: WireResponse | Exchange['response'],
  rateLimit: Pick<RateLimit, 'words'> | undefined,
): boolean {
  if ('failure' in response) return false;
  const { status, headers } = response;
  if (status === 429 || (status === 503 && headers['retry-after'] !== undefined)) return true;
  const words = rateLimit?.words ?? [];
  if (words.length === 0) return false;
  const text = textOf(response);
  return words.some(({ pattern }) => new RegExp(pattern, 'i').test(text));
}

function textOf(response: { body?: unknown; text?: string }): string {
  const { body, text } = response;
  return text ?? (typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}
