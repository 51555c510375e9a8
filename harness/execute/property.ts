import fc from 'fast-check';
import type { Outcome } from '../evidence/evidence.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Draw, Property } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import { drawnCase, explains } from '../plan/property.ts';
import { isIrreversible } from '../plan/reversible.ts';
import { Spent } from './budget.ts';
import type { Subject } from './subject.ts';

/**
 * Sends one drawn body. One that fails is shrunk, as far as budget and cap go, to the simplest body that fails in the same way; that
 * one becomes a case of its own. A failure that an earlier counterexample explains is not shrunk again.
 *
 * A failure is a conforming body that is refused, a near-miss that is accepted, or a fault. An answer that blames the caller is none.
 *
 * @param batch For a near-miss: the bracket of accepted twins it stands in.
 */
export async function sendDrawn(subject: Subject, property: Property, drawn: Case, batch?: string): Promise<void> {
  const meta = { role: 'property', ...(batch ? { batch } : {}) } as const;
  const first = await subject.sendCase(drawn, meta, 'base');
  const symptom = failure(subject, drawn, first);
  if (symptom === undefined) return;
  const isKnown = [...subject.counterexamples].some(([known, shown]) => shown === symptom && explains(known, drawn));
  if (!isKnown) subject.counterexamples.set(await shrink(subject, property, drawn, first, symptom), symptom);
  if (batch) await subject.reset();
}

/** Lets fast-check walk from a failing body to ever simpler ones that fail in the same way, and makes a case of the last. */
async function shrink(
  subject: Subject,
  property: Property,
  drawn: Case,
  first: Exchange,
  symptom: Outcome,
): Promise<Case> {
  const { seed, path } = drawn.origin ?? { seed: 0, path: '0' };
  const base = drawn.recipe.base === 'empty' ? ('empty' as const) : ('baseline' as const);
  const at = { ...drawn, campaign: drawn.recipe.campaign, base };
  const meta = { role: 'property', cases: [], of: first.id, ...(first.batch ? { batch: first.batch } : {}) } as const;
  // Different draws may make the same body; each is sent once.
  const sent = new Map([[JSON.stringify(drawn.recipe.edits), first]]);
  let smallest = first;
  let stop: unknown;
  const holds = async (draw: Draw): Promise<boolean> => {
    // Once nothing more is sent, the smallest so far stays.
    if (stop !== undefined) return true;
    const body = JSON.stringify(draw.edits);
    const candidate = drawnCase(draw, at, property, { seed, path });
    // What the plan would not send is not sent by shrinking either.
    if (isIrreversible(candidate.recipe, subject.script) && !isIrreversible(drawn.recipe, subject.script)) return true;
    try {
      const exchange = sent.get(body) ?? (await subject.sendCase(candidate, meta, 'shrink'));
      sent.set(body, exchange);
      if (failure(subject, candidate, exchange) !== symptom) return true;
      smallest = exchange;
      return false;
    } catch (error) {
      stop = error;
      return true;
    }
  };
  const { counterexample, counterexamplePath } = await fc.check(fc.asyncProperty(property.arbitrary, holds), {
    seed,
    path,
    numRuns: 1,
  });
  if (stop !== undefined && !(stop instanceof Spent)) throw stop;
  if (smallest === first || !counterexample || counterexamplePath === null) return drawn;
  const shrunk = drawnCase(counterexample[0], at, property, { seed, path: counterexamplePath });
  subject.log.serve(smallest.id, shrunk.id);
  return shrunk;
}

/** How a drawn body fails; `undefined` where it does not. */
function failure({ log }: Subject, { expect }: Case, exchange: Exchange): Outcome | undefined {
  const outcome = log.outcome(exchange);
  const isWrong = outcome === 'faulted' || outcome === (expect === 'accepted' ? 'refused' : 'accepted');
  return isWrong ? outcome : undefined;
}
