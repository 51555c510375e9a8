import type { Claim, ReadingResult } from '../model/discrepancy.ts';
import type { Results } from '../model/results.ts';
import { isDecided } from '../results/readings.ts';
import type { ReportContract } from './view.ts';

const SEVERITIES: readonly ReadingResult['severity'][] = ['high', 'medium', 'low'];
const BASES: readonly Claim['basis'][] = ['table', 'sample', 'prose'];

/** What a group of readings has in common, in words. */
const LABELS = {
  table: 'the table',
  sample: 'the sample',
  prose: 'the prose',
  several: 'one of several places alike',
  both: 'both sides',
  neither: 'neither side',
} as const;

/** What readings come to: how many follow which side, how many are undecided for which reason, how many no request can decide. */
export interface Tally {
  total: number;
  /** Sides in words with their number, in a fixed order; those nobody follows are left out. */
  followed: [side: string, n: number][];
  /** Reasons with their number, the most frequent first. */
  undecided: [reason: string, n: number][];
  static: number;
}

/** Counts readings. */
export function tally(readings: readonly ReadingResult[]): Tally {
  const sides = counted(readings.filter(isDecided).map(sideOf));
  const open = counted(
    readings.filter(({ reading }) => reading === 'undecided').map(({ reason = 'no evidence' }) => reason),
  );
  return {
    total: readings.length,
    followed: Object.values(LABELS).flatMap((side) => (sides.has(side) ? [[side, sides.get(side) ?? 0]] : [])),
    undecided: [...open].sort(([, a], [, b]) => b - a),
    static: readings.filter(({ reading }) => reading === 'static').length,
  };
}

/** A tally as one line each for what is followed, what is undecided and what is static; lines that would say nothing are left out. */
export function tallyLines({ followed, undecided, ...rest }: Tally): [label: string, text: string][] {
  const text = (pairs: readonly [string, number][]) => pairs.map(([name, n]) => `${name} ${n}`).join(', ');
  const sum = undecided.reduce((total, [, n]) => total + n, 0);
  return [
    ...(followed.length > 0 ? [['follows', text(followed)] as [string, string]] : []),
    ...(sum > 0 ? [['undecided', `${sum}: ${text(undecided)}`] as [string, string]] : []),
    ...(rest.static > 0 ? [['static', `${rest.static} that no request can decide`] as [string, string]] : []),
  ];
}

/** The side a reading names: what kind of place the claim stands in, where that tells it from the others. */
function sideOf({ reading, claims }: ReadingResult): string {
  if (reading === 'both' || reading === 'neither') return LABELS[reading];
  const basis = BASES.find((one) => one === claims[reading]?.basis);
  const alike = Object.values(claims).filter((claim) => claim.basis === basis).length;
  return basis && alike === 1 ? LABELS[basis] : LABELS.several;
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Readings, those reported first in front, then the gravest; otherwise in the catalogue's order. */
export function ranked(results: Pick<Results, 'discrepancies'>, contract: ReportContract): ReadingResult[] {
  const headlines = headlinesOf(contract);
  const rank = ({ id, severity }: ReadingResult) => (headlines.has(id) ? -1 : SEVERITIES.indexOf(severity));
  return results.discrepancies.toSorted((a, b) => rank(a) - rank(b));
}

/** The readings a summary names: the headlines always, and what was decided of the other grave ones. */
export function namedReadings(results: Pick<Results, 'discrepancies'>, contract: ReportContract): ReadingResult[] {
  const headlines = headlinesOf(contract);
  return ranked(results, contract).filter(
    (result) => headlines.has(result.id) || (result.severity === 'high' && isDecided(result)),
  );
}

function headlinesOf({ discrepancies }: ReportContract): Set<string> {
  return new Set(discrepancies.filter(({ headline }) => headline).map(({ id }) => id));
}

/** A reading with the reason it has: `sample`, `undecided (profile)`. */
export function readingText({ reading, reason }: Pick<ReadingResult, 'reading' | 'reason'>): string {
  return reason === undefined ? reading : `${reading} (${reason})`;
}

/** Where a claim stands, for a person: `Replace Campaign, lines 31, 32 (sample)`, with the page's public address where it has one. */
export function claimPlace({ basis, source }: Claim, { sources }: ReportContract): { where: string; url?: string } {
  const { page, lines } = source;
  const url = sources[page]?.url ?? '';
  const numbers = `line${lines.length > 1 ? 's' : ''} ${runs(lines)}`;
  return {
    where: `${sources[page]?.title ?? page}, ${numbers} (${basis})`,
    ...(/^https?:\/\//i.test(url) ? { url } : {}),
  };
}

/** Line numbers, those in a row as a run: `5-7, 31`. */
function runs(lines: readonly number[]): string {
  const found: [number, number][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else found.push([line, line]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

/** A claim in words: what it says, and its literal value unless the words hold it. */
export function claimText({ says, value }: Claim): string {
  if (value === undefined) return says;
  const literal = typeof value === 'string' ? value : JSON.stringify(value);
  return says.includes(literal) ? says : `${says}: ${literal}`;
}
