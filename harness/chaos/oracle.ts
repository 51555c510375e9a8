import { endsOf } from './ends.ts';
import { at, listAt } from './loose.ts';
import { changedBetween, membersChanged, type State } from './state.ts';
import type { CommandStep, Trace } from './trace.ts';
import { type ProductFault, wrong } from './violation.ts';
import { type CommandClaim, campaignsNamedIn, claimsIn } from './words.ts';

/** Memory a command may hold, in megabytes. */
const MOST_MB = 400;

/** A line of a stack trace, and what the suite prints where it broke. */
const TRACE = /^\s+at .*(?:[/\\]|node:).*:\d+:\d+\)?$|a defect of the suite/m;

/**
 * What a scenario shows to be wrong. Looks at nothing but what commands said and wrote, and at what the target really stored: it knows
 * nothing of how the product works.
 */
export function violationsOf(trace: Trace): ProductFault[] {
  return [
    ...trace.steps.flatMap((step) => [...stepViolations(step, trace), ...endsOf(step)]),
    ...unrestored(trace),
    ...wrong('leftover', trace.leftovers),
    ...wrong('secret', trace.leaks),
    ...trace.seen,
  ];
}

function stepViolations(step: CommandStep, trace: Trace): ProductFault[] {
  const { ended, what } = step;
  const said = `${ended.out}\n${ended.err}`;
  const broken = TRACE.exec(said);
  return [
    ...unnamed(step, trace),
    ...falseWords(step, trace),
    ...strays(step, trace),
    ...wrong('hang', ended.hung ? [`${what} was still at work after ${ended.ms} ms`] : []),
    ...wrong('hang', step.leftProcesses ? [`${what} left processes behind`] : []),
    ...wrong('trace', broken ? [`${what}: ${lineAt(said, broken.index)}`] : []),
    ...wrong('memory', ended.peakMb > MOST_MB ? [`${what} held ${ended.peakMb} MB`] : []),
  ];
}

/** Campaigns that a step changed to something else than they were found as, and that nothing names. */
function unnamed(step: CommandStep, trace: Trace): ProductFault[] {
  const { before, after, ended, open } = step;
  const off = changedBetween(trace.found, after);
  const named = [
    ...open,
    ...campaignsNamedIn(`${ended.out}\n${ended.err}`, trace.campaigns),
    ...namedInResults(step, trace),
  ];
  const silent = changedBetween(before, after).filter((id) => off.includes(id) && !named.includes(id));
  return wrong(
    'unnamed',
    silent.map((id) => `after ${step.what} nothing names ${nameOf(id, trace)}: ${difference(id, before, after)}`),
  );
}

/** Campaigns that results name as changed, or of which they say that it cannot be known. */
function namedInResults({ results }: CommandStep, { campaigns }: Trace): string[] {
  const run = at(results, 'run');
  const listed = [
    ...listAt(run, 'left'),
    ...listAt(results, 'campaigns').filter((one) => at(one, 'restored') === false || at(one, 'restored') === null),
  ];
  const texts = listed.map((one) => JSON.stringify(one));
  return campaigns
    .filter(({ id, place, key }) =>
      texts.some((text) => [id, place, key].some((name) => text.includes(JSON.stringify(name)))),
    )
    .map(({ id }) => id);
}

/** What a step says and is not so. */
function falseWords(step: CommandStep, trace: Trace): ProductFault[] {
  const { ended, what, after } = step;
  const origin = what === 'restore' ? trace.found : step.before;
  const changed = changedBetween(origin, after);
  const seen = claimsIn(`${ended.out}\n${ended.err}`, trace.campaigns)
    .filter((claim) => isUntrue(claim, changed, step))
    .map(({ line }) => `${what} says “${line}”`);
  if (at(at(step.results, 'run'), 'restored') === true && changed.length > 0)
    seen.push(`${what} writes restored: true`);
  if (what === 'restore' && ended.code === 0 && changed.length > 0) seen.push('restore ends with 0');
  const [first = ''] = changed;
  return wrong(
    'false word',
    seen.map(
      (words) =>
        `${words}; ${changed.length > 0 ? `${nameOf(first, trace)}: ${difference(first, origin, after)}` : ''}`,
    ),
  );
}

function isUntrue({ says, of }: CommandClaim, changed: readonly string[], { writes }: CommandStep): boolean {
  if (says !== 'nothing written') return of.some((id) => changed.includes(id));
  return writes.some(({ status, campaign = '' }) => isAccepted(status) && of.includes(campaign));
}

/** Writes to campaigns that may not be written to. */
function strays({ writes, what }: CommandStep, { campaigns, readOnly }: Trace): ProductFault[] {
  const mayBe = new Set(readOnly ? [] : campaigns.filter(({ disposable }) => disposable).map(({ id }) => id));
  const stray = writes.filter(({ campaign }) => campaign !== undefined && !mayBe.has(campaign));
  return wrong(
    'stray',
    stray
      .slice(0, 1)
      .map(({ method, campaign }) => `${what} sent ${stray.length} writes like ${method} to ${campaign}`),
  );
}

/** Campaigns that are not as they were found in the end, although the fault was lifted and `restore` was run. */
function unrestored(trace: Trace): ProductFault[] {
  const { found, final, lost } = trace;
  if (lost) return [];
  return wrong(
    'unrestored',
    changedBetween(found, final).map((id) => `${nameOf(id, trace)}: ${difference(id, found, final)}`),
  );
}

const isAccepted = (status: number | undefined) => status !== undefined && status < 300;

function nameOf(id: string, { campaigns }: Trace): string {
  return campaigns.find((campaign) => campaign.id === id)?.place ?? id;
}

function difference(id: string, before: State, after: State): string {
  const members = membersChanged(before[id], after[id]);
  return `${members.slice(0, 2).join(', ')}${members.length > 2 ? ` and ${members.length - 2} more` : ''}`;
}

function lineAt(text: string, index: number): string {
  return text.slice(index).trim().split('\n')[0]?.slice(0, 160) ?? '';
}
