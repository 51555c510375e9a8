import type { Operation } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Conversation, Why } from './conversation.ts';
import { dialects } from './wire.ts';

/**
 * Sends in each documented reading of an operation's contested carriers, the table's first, until one is accepted; that one is
 * spoken from then on. Where none is, the first reading stays and its answer is returned.
 *
 * @param first What the first request is for; the others look for the dialect.
 */
export async function inDialects(
  log: Conversation,
  operation: Operation,
  send: (why: Why) => Promise<Exchange>,
  first: Why = 'base',
): Promise<Exchange> {
  const [table = {}, ...others] = dialects(operation);
  log.dialects.set(operation.id, table);
  const exchange = await send(first);
  if (log.accepted(exchange) || log.outcome(exchange) === 'unsent') return exchange;
  for (const dialect of others) {
    log.dialects.set(operation.id, dialect);
    const again = await send('dialect');
    if (!log.accepted(again)) continue;
    log.isOut = false;
    return again;
  }
  log.dialects.set(operation.id, table);
  return exchange;
}
