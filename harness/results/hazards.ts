import type { Contract } from '../model/contract.ts';
import type { Discrepancy, ReadingResult } from '../model/discrepancy.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Finding } from '../model/verdict.ts';
import { PROBE, stepId } from '../plan/probe.ts';
import { findingId, fingerprintOf, placeOf } from './findings.ts';
import { storyOf } from './story.ts';

/** What hazards are reported with. */
export interface HazardContext {
  contract: Pick<Contract, 'discrepancies' | 'sources' | 'operations' | 'vendors'>;
  exchanges: readonly Exchange[];
  /** Writes an exchange's request as a curl command, secrets gone. */
  toCurl: (exchange: Exchange) => string;
  /** Writes the command that asks an operation again: one request alone shows no reading. */
  runCommand: (operation: string) => string;
}

/** The findings for readings that show a loss of data: one for each entry whose reading is the one it calls a hazard. */
export function hazardsOf(readings: readonly ReadingResult[], context: HazardContext): Finding[] {
  return readings.flatMap((result) => {
    const entry = context.contract.discrepancies.find(({ id }) => id === result.id);
    const exchange = entry && culprit(entry, result, context.exchanges);
    return exchange && entry.hazard === result.reading ? [write(entry, exchange, result, context)] : [];
  });
}

function write(
  entry: Discrepancy,
  exchange: Exchange,
  result: ReadingResult,
  { contract, exchanges, toCurl, runCommand }: HazardContext,
): Finding {
  const { id, severity, hazard: reading = '', claims } = entry;
  const { operation } = exchange;
  const [asked = operation] = entry.operations;
  const fingerprint = fingerprintOf({ operation, rule: PROBE, clause: id, symptom: reading });
  const claim = claims[reading];
  const says = claim?.says ?? reading;
  return {
    id: findingId(fingerprint),
    fingerprint,
    kind: 'hazard',
    operation,
    rule: PROBE,
    clause: id,
    source: placeOf(claim?.source ?? { page: '', lines: [] }, contract),
    severity,
    title: `loses data of a campaign, as if ${says}`,
    expected: 'The request is refused, or what it does not name stays as it is.',
    actual: `The campaign is no longer what it was after ${exchange.id}: the target takes the side “${reading}”.`,
    exchange: exchange.id,
    story: storyOf(result.exchanges, { contract, exchanges }).steps,
    curl: toCurl(exchange),
    replay: runCommand(asked),
    cases: 1,
  };
}

/** The last request that the probe changed something with: what was read after it shows the loss. */
function culprit({ id, probe }: Discrepancy, { exchanges }: ReadingResult, all: readonly Exchange[]) {
  const sent = Object.entries(probe?.steps ?? {}).flatMap(([name, { read }]) => (read ? [] : [stepId(id, name)]));
  return all.findLast((one) => exchanges.includes(one.id) && one.cases.some((name) => sent.includes(name)));
}
