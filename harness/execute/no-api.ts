import { UsageError } from '../errors.ts';
import { describe, isForeign, wordsOf } from '../judge/evidence.ts';
import type { Subject } from './subject.ts';

/**
 * Says of a vendor's address that no API answers there: whatever was asked of it came back as a page, a redirect or text.
 *
 * @returns The error that names the first such answer; nothing where any vendor's answers may be an API's, or nothing was asked.
 */
export function noApi(subjects: readonly Subject[]): UsageError | undefined {
  const vendors = new Set(subjects.map(({ lane }) => lane.target));
  for (const target of vendors) {
    const own = subjects.filter(({ lane, log }) => lane.target === target && log.last);
    const first = own[0]?.log.last;
    if (!first || !own.every(({ log }) => log.last && isForeign(log.last))) continue;
    const [{ lane } = { lane: undefined }] = own;
    const said = lane ? describe(first, lane.vendor) : '';
    const isWritten = own.some(({ record }) => record.written);
    const rest = isWritten ? 'It took no update.' : 'Nothing was written.';
    return new UsageError(
      `This does not look like the API: ${first.request.method} ${first.request.url.split('?')[0]} was answered ${[said.split(',')[0], wordsOf(first)].filter(Boolean).join(', ')}`,
      `Correct baseUrl of ${target.vendor}, or sign in to what stands in front of it. ${rest}`,
    );
  }
  return undefined;
}
