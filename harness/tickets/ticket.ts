import { fingerprintOfReading } from '../judge/readings.ts';
import type { Discrepancy, ReadingResult } from '../model/discrepancy.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { stepId } from '../plan/probe.ts';
import type { ReportContract } from '../reports/view.ts';

/** One request that helped to decide, and its answer. */
export interface StepEvidence {
  /** Step of the probe; `control` and `look` are always there. */
  step: string;
  exchange: Exchange;
}

/** A contradiction of the documentation, and what a target does about it: all that a person needs to file it. */
export interface Ticket {
  entry: Discrepancy;
  reading: Pick<ReadingResult, 'reading' | 'reason' | 'fingerprint'>;
  evidence: StepEvidence[];
  /** The loss of data that the probe showed. */
  hazard?: string;
}

/** When and of whom tickets are written. */
export interface Occasion {
  /** ISO 8601. */
  at: string;
  /** The run they rest on; absent where no target was asked. */
  run?: { id: string; target: string; profile: string };
  /** What the run saw at times, and at times not. */
  unstable?: Pick<Finding, 'id' | 'operation' | 'title' | 'replay'>[];
}

/** The tickets of a run, one for each discrepancy, and the occasion. */
export function ticketsOfRun(results: Results, contract: ReportContract): { tickets: Ticket[]; occasion: Occasion } {
  const { id, target, profile, startedAt } = results.run;
  const exchanges = new Map(results.exchanges.map((exchange) => [exchange.id, exchange]));
  const tickets = results.discrepancies.map((reading): Ticket => {
    const entry = contract.discrepancies.find((one) => one.id === reading.id) ?? known(reading);
    const seen = reading.exchanges.flatMap((name) => exchanges.get(name) ?? []);
    const hazard = results.findings.find(({ kind, clause }) => kind === 'hazard' && clause === reading.id);
    return {
      entry,
      reading,
      evidence: seen.map((exchange) => ({ step: stepOf(exchange, entry), exchange })),
      ...(hazard ? { hazard: hazard.title } : {}),
    };
  });
  const unstable = results.findings.filter(({ kind }) => kind === 'unstable');
  return {
    tickets,
    occasion: { at: startedAt, run: { id, target, profile }, ...(unstable.length > 0 ? { unstable } : {}) },
  };
}

/** The tickets of a catalogue, without a target: what no request can decide, and what none was sent for. */
export function ticketsOfCatalogue(contract: Pick<ReportContract, 'discrepancies'>): Ticket[] {
  return contract.discrepancies.map((entry) => {
    const reading = entry.probe ? 'undecided' : 'static';
    return { entry, reading: { reading, fingerprint: fingerprintOfReading(entry.id, reading) }, evidence: [] };
  });
}

/** An entry that the results know and the catalogue does not any more, as far as the results tell it. */
function known({ id, title, class: kind, severity, operations, claims }: ReadingResult): Discrepancy {
  return { id, title, class: kind, severity, operations, claims, hurts: '', suggestion: '' };
}

/** The step an exchange was sent for. One that no step was sent for is one of those that are always there. */
function stepOf(exchange: Exchange, { id, probe }: Discrepancy): string {
  const step = Object.keys(probe?.steps ?? {}).find((name) => exchange.cases.includes(stepId(id, name)));
  if (step !== undefined) return step;
  const looks = probe?.readings.some(({ when }) => 'look' in when) ?? false;
  return exchange.role === 'control' || !looks ? 'control' : 'look';
}
