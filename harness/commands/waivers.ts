import { resolve } from 'node:path';
import { nearest } from '../config/nearest.ts';
import { parseFile } from '../config/parse.ts';
import { UsageError } from '../errors.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Results } from '../model/results.ts';
import type { Also, Finding, Verdict } from '../model/verdict.ts';
import { findingId } from '../results/findings.ts';

/** A known violation that is not to fail a run, for now. */
export interface Waiver {
  /** Of the finding; its id (`f-…`) does as well. Absent where rule and clause name it. */
  fingerprint?: string;
  rule?: string;
  clause?: string;
  reason: string;
  /** Last day on which it counts, `YYYY-MM-DD`, in UTC. */
  expires?: string;
}

/** What can be waived. */
export interface Waivable {
  rules: readonly { id: string }[];
  contract: { clauses: readonly { id: string }[] };
}

const KEYS = ['fingerprint', 'rule', 'clause', 'reason', 'expires'] as const;

/**
 * Reads a YAML or JSON list of waivers. Whatever is wrong with it is a {@link UsageError} that names the place; so is a rule or a clause
 * that there is not, for such a waiver would never be seen to be stale.
 */
export async function readWaivers(file: string, cwd: string, known: Waivable): Promise<Waiver[]> {
  const { value, where } = await parseFile(resolve(cwd, file), file);
  if (!Array.isArray(value))
    throw new UsageError(`${file} is no list`, 'Write one waiver per entry: “- fingerprint: …”.');
  return value.map((entry, index) => existing(waiverOf(entry, where([index])), known, where([index])));
}

/** The waiver, if what it names is there to be waived. */
function existing(waiver: Waiver, { rules, contract }: Waivable, where: string): Waiver {
  for (const [key, all] of [['rule', rules] as const, ['clause', contract.clauses] as const]) {
    const name = waiver[key];
    const ids = all.map(({ id }) => id);
    if (name === undefined || ids.includes(name)) continue;
    const near = nearest(name, ids);
    throw new UsageError(
      `${where}: there is no ${key} ${name}`,
      near === undefined ? `See “list ${key}s”.` : `Did you mean ${near}?`,
    );
  }
  return waiver;
}

function waiverOf(entry: Json, where: string): Waiver {
  const wrong = (message: string, fix: string) => new UsageError(`${where}: ${message}`, fix);
  if (!isObject(entry)) throw wrong('a waiver is a map', 'Give it a fingerprint, or rule and clause; and a reason.');
  const unknown = Object.keys(entry).find((key) => !KEYS.some((known) => known === key));
  if (unknown !== undefined) throw wrong(`a waiver has no “${unknown}”`, `It may have ${KEYS.join(', ')}.`);
  const text = (key: (typeof KEYS)[number]): string | undefined => {
    const value = entry[key];
    if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return value;
    throw wrong(`“${key}” is no text`, 'Put it in quotes.');
  };
  const [fingerprint, rule, clause, reason, expires] = KEYS.map(text);
  if (reason === undefined) throw wrong('a waiver has no reason', 'Say why the violation is accepted, and until when.');
  if (fingerprint === undefined && (rule === undefined || clause === undefined)) {
    throw wrong('a waiver names no finding', 'Give the finding’s fingerprint, or its rule and its clause.');
  }
  if (expires !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(expires) && !Number.isNaN(Date.parse(expires)))) {
    throw wrong(`“expires” is no date: ${expires}`, 'Write it as "2026-12-31".');
  }
  return {
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(rule === undefined ? {} : { rule }),
    ...(clause === undefined ? {} : { clause }),
    reason,
    ...(expires === undefined ? {} : { expires }),
  };
}

/** How a waiver names itself in a report. */
function nameOf({ fingerprint, rule, clause }: Waiver): string {
  return fingerprint ?? `${rule} on ${clause}`;
}

/**
 * The results with every fail that waivers excuse in full marked as waived, its reason as the note, and with the waivers that excused
 * nothing. A waiver on a clause the run did not judge is not stale, for nobody knows; one whose last day has passed excuses nothing.
 *
 * @param today `YYYY-MM-DD`.
 */
export function waive(results: Results, waivers: readonly Waiver[], today: string): Results {
  if (waivers.length === 0) return results;
  const used = new Set<Waiver>();
  const current = waivers.filter((waiver) => !isOver(waiver, today));
  // What shows only at times fails nothing that could be excused; that a waiver names it is no reason to call that one stale.
  const proven = results.findings.filter(({ kind }) => kind !== 'unstable');
  for (const finding of results.findings.filter((one) => !proven.includes(one))) {
    const one = current.find((waiver) => fits(waiver, finding));
    if (one) used.add(one);
  }
  const verdicts = results.verdicts.map((verdict) => {
    if (verdict.verdict !== 'fail') return verdict;
    const rested = proven.filter(({ id }) => verdict.findings.includes(id));
    const excuses = rested.length > 0 ? rested.flatMap((finding) => excusesOf(verdict, finding, current)) : [undefined];
    for (const one of excuses) if (one) used.add(one);
    const [first] = excuses;
    if (!first || excuses.includes(undefined)) return verdict;
    return { ...verdict, verdict: 'waived', note: first.reason } as const;
  });
  const staleWaivers = waivers
    .filter((waiver) => !used.has(waiver) && wasAsked(waiver, results))
    .map((waiver) => `${nameOf(waiver)}${isOver(waiver, today) ? ` (expired ${waiver.expires})` : ''}`);
  return { ...results, verdicts, ...(staleWaivers.length > 0 ? { staleWaivers } : {}) };
}

/**
 * What excuses a verdict's part of a finding: the waiver of the cause, or one for each of what the cause also breaks by that verdict;
 * `undefined` in the place of each that there is none for.
 */
function excusesOf(
  { operation, rule, clause }: Verdict,
  finding: Finding | undefined,
  waivers: readonly Waiver[],
): (Waiver | undefined)[] {
  if (!finding) return [undefined];
  const whole = waivers.find((waiver) => fits(waiver, finding));
  const also = (finding.also ?? []).filter((one) => one.operation === operation && one.rule === rule);
  const own = also.filter((one) => one.clause === clause);
  const parts = (own.length > 0 ? own : also).map((one) => waivers.find((waiver) => fits(waiver, one)));
  // A waiver of a part has its use, and is not stale, beside one of the whole.
  if (whole) return [whole, ...parts.flatMap((part) => part ?? [])];
  return parts.length > 0 ? parts : [undefined];
}

function fits({ fingerprint, rule, clause }: Waiver, broken: Omit<Also, 'operation'>): boolean {
  if (fingerprint !== undefined)
    return fingerprint === broken.fingerprint || fingerprint === findingId(broken.fingerprint);
  return rule === broken.rule && clause === broken.clause;
}

function isOver({ expires }: Waiver, today: string): boolean {
  return expires !== undefined && expires < today;
}

/** Whether the run would have shown the violation: it judged that clause by that rule, or it left nothing out. */
function wasAsked({ rule, clause }: Waiver, { verdicts, run, undecided }: Results): boolean {
  if (rule === undefined) return run.selection === undefined && !run.interrupted && undecided.length === 0;
  return verdicts.some(
    (one) => one.rule === rule && one.clause === clause && (one.verdict === 'pass' || one.verdict === 'fail'),
  );
}
