import { isDeepStrictEqual } from 'node:util';
import type { Subject } from '../execute/subject.ts';
import { conversationOf, type Exchange, isSafe } from '../model/exchange.ts';
import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { stepId } from '../plan/probe.ts';
import { storyOf } from '../results/story.ts';
import { type Attempt, attemptReplay, type Judges } from './replay-attempt.ts';

export type { Attempt } from './replay-attempt.ts';

/** How a replay ends. */
export type Fate = 'reproduced' | 'gone' | 'undecided';

/** How often a story is sent at most. */
const TIMES = 3;

/** What is sent again for a finding: its story, and what ends the brackets in it, which only the judgement needs. */
export function replaySteps({ story }: Finding, { exchanges }: Results, { contract }: Judges): Exchange[] {
  const byId = new Map(exchanges.map((one) => [one.id, one]));
  const { closing } = storyOf(story, { contract, exchanges });
  return [...story, ...closing.filter((id) => !story.includes(id))].flatMap((id) => byId.get(id) ?? []);
}

/** Why a story cannot be sent by itself, and what to run in its place; `undefined` where it can. */
export function unreplayable(
  { kind, clause, replay }: Finding,
  steps: readonly Exchange[],
  { contract }: Judges,
): string | undefined {
  if (kind !== 'hazard') return undefined;
  const probe = contract.discrepancies.find(({ id }) => id === clause)?.probe;
  const harmful = Object.entries(probe?.steps ?? {}).filter(([, { destructive }]) => destructive);
  const destroys = harmful.some(([name]) => steps.some(({ cases }) => cases.includes(stepId(clause, name))));
  const crosses =
    new Set(
      steps.flatMap(({ id, campaign }) => [conversationOf(id), `${conversationOf(id).split('.')[0]}.${campaign}`]),
    ).size > 1;
  if (!destroys && !crosses) return undefined;
  const why = destroys ? 'may convert or empty the campaign' : 'plays in more than one campaign';
  return `Its story ${why}, so it is not sent by itself. Ask again: ${replay}`;
}

/** The campaigns that a story plays in, each with the script that it is from. */
export function castOf<T extends { id: string; operation: { id: string }; first: boolean }>(
  steps: readonly Exchange[],
  scripts: readonly T[],
): T[] {
  const played = new Set(steps.map(({ id }) => conversationOf(id)));
  return [...played].flatMap((name) => {
    const own = scripts.filter(({ id }) => id === name);
    const sentBy = steps.find(({ id, script }) => conversationOf(id) === name && script !== undefined)?.script;
    const found = own.find(({ operation }) => operation.id === sentBy) ?? own[0];
    // Whoever plays it also looks at the campaign, and puts it back.
    return found ? [{ ...found, first: true }] : [];
  });
}

/** Sends a finding's story, up to three times, until two attempts came to different ends or one to none. */
export async function attempts(
  cast: readonly Subject[],
  results: Results,
  finding: Finding,
  composition: Judges,
  show: (one: Attempt) => void = () => {},
): Promise<Attempt[]> {
  const steps = replaySteps(finding, results, composition);
  const made: Attempt[] = [];
  const last = steps.findLast(({ request }) => !isSafe(request))?.request.body;
  while (made.length < TIMES) {
    // A story begins where a campaign is at its baseline: one that ends with sending it left something else behind, or it would show nothing.
    const [subject] = made.length > 0 && cast.length === 1 ? cast : [];
    if (subject && isDeepStrictEqual(last, subject.script.baseline))
      await subject.write(subject.script.baseline, { role: 'set' }, 'base');
    const one = await attemptReplay(cast, steps, results, finding, composition, made.length === 0);
    made.push(one);
    show(one);
    if (one.shown === 'undecided' || new Set(made.map(({ shown }) => shown)).size > 1) break;
  }
  return made;
}

/** What attempts come to. What is known to show only at times is reproduced as soon as it shows; of all else it takes every time. */
export function fateOf({ kind }: Finding, made: readonly Attempt[]): { fate: Fate; why: string } {
  const shown = (what: Attempt['shown']) => made.filter((one) => one.shown === what).length;
  const open = made.find((one) => one.shown === 'undecided');
  if (kind === 'unstable' && shown('reproduced') > 0) return { fate: 'reproduced', why: '' };
  if (open) return { fate: 'undecided', why: open.said };
  if (shown('reproduced') > 0 && shown('gone') > 0)
    return { fate: 'undecided', why: 'it shows at times and at times not' };
  return { fate: shown('reproduced') > 0 ? 'reproduced' : 'gone', why: '' };
}
