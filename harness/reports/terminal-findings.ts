import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { findingLines, type Palette } from './finding-text.ts';
import { counted, oneLine } from './text.ts';
import { type ReportContract, sortedFindings } from './view.ts';

/** Findings reported in full; the others are in the report. */
const IN_FULL = 10;
/** Findings of a reported one's group that are named below it. */
const NAMED = 4;

/** Findings of one rule on one operation: usually one cause. */
function grouped(findings: Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.operation} ${finding.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

/** The findings of a run: the gravest of each group in full, its companions by title, at most ten groups. */
export function findingsSection(results: Results, contract: ReportContract, palette: Palette, width: number): string[] {
  const { bold } = palette;
  const { open, unstable, waived } = sortedFindings(results);
  return [
    ...(open.length === 0 ? [] : ['', bold(counted(open.length, 'finding'))]),
    ...inFull(open, results, contract, palette, width),
    ...(unstable.length === 0 ? [] : ['', bold(`Unstable: ${unstable.length} shown at times, and at times not`)]),
    ...inFull(unstable, results, contract, palette, width),
    ...(waived.length === 0 ? [] : ['', bold(`${counted(waived.length, 'finding')} waived`)]),
    ...waived.map((finding) => `  ${finding.id}  ${finding.operation}: ${oneLine(finding.title)}`),
  ];
}

/** The first of each group in full, up to {@link IN_FULL} groups, and how many are left. */
function inFull(
  findings: Finding[],
  results: Results,
  contract: ReportContract,
  palette: Palette,
  width: number,
): string[] {
  const groups = grouped(findings);
  const unreported = groups.slice(IN_FULL).flat().length;
  const reported = groups.slice(0, IN_FULL).flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return ['', ...findingLines(first, results, contract, palette, width), ...companions(others, palette)];
  });
  return unreported === 0 ? reported : [...reported, '', palette.dim(`${unreported} more in the report`)];
}

function companions(others: Finding[], { dim }: Palette): string[] {
  if (others.length === 0) return [];
  const more = others.length - NAMED;
  return [
    dim(`  By the same rule, ${others.length} more:`),
    ...others.slice(0, NAMED).map(({ id, title }) => `  ${' '.repeat(10)}${oneLine(title)} ${dim(id)}`),
    ...(more > 0 ? [dim(`  ${' '.repeat(10)}and ${more} in the report`)] : []),
  ];
}
