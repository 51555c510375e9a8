import { UsageError } from '../errors.ts';
import { isForeign, wordsOf } from '../evidence/evidence.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Subject } from './subject.ts';

/**
 * Says of a vendor's address that no API answers there: whatever was asked of it came back as a page, a redirect or text.
 *
 * @param isAstray Says whether an answer is none of an API's.
 * @returns The error that names the first such answer; nothing where any vendor's answers may be an API's, or nothing was asked.
 */
export function noApi(
  subjects: readonly Subject[],
  isAstray: (exchange: Exchange) => boolean = isForeign,
): UsageError | undefined {
  for (const target of new Set(subjects.map(({ script }) => script.target))) {
    const own = subjects.filter(({ script, log }) => script.target === target && log.last);
    const [first] = own.flatMap(({ log }) => log.last ?? []);
    const isAll = own.every(({ log }) => log.last && isAstray(log.last));
    const isHeard = own.some(({ log }) => log.exchanges.some((one) => log.accepted(one)));
    if (!first || !isAll || isHeard || !own.some(isTelling)) continue;
    const { method, url } = first.request;
    const written = own.filter(({ record }) => record.written).map(({ record }) => record.key);
    const rest =
      written.length === 0
        ? 'Nothing was written.'
        : `What was sent to ${written.join(', ')} was the baseline and nothing else; whether it was stored cannot be known.`;
    return new UsageError(
      `This does not look like the API: ${method} ${url.split('?')[0]} was answered ${[statusOf(first), wordsOf(first)].filter(Boolean).join(', ')}`,
      `Correct baseUrl of ${target.vendor}, or sign in to what stands in front of it. ${rest}`,
    );
  }
  return undefined;
}

/** {@link isForeign}, or a 404 in plain text: to a read it may be an API's that has none; where updates are answered so too, there is no API. */
export function isNoAnswer(exchange: Exchange): boolean {
  const { response } = exchange;
  return isForeign(exchange) || ('status' in response && response.status === 404 && response.body === undefined);
}

/** Says whether an answer is one to a request that the API would serve: no page says which read serves every kind of campaign. */
function isTelling({ script, log }: Subject): boolean {
  const { last } = log;
  if (!last || last.operation !== script.read?.id || script.read.kinds.includes(script.kind.id)) return true;
  return 'status' in last.response && last.response.status < 400;
}

function statusOf({ response }: Exchange): string {
  return 'status' in response ? String(response.status) : '';
}
