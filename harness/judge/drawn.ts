import { clauseAt } from '../model/clauses.ts';
import type { Evidence, Judgement, Violation } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import { explains } from '../plan/property.ts';
import { acceptance, refusal } from './oracles.ts';

/** What says that a value is allowed, the most telling first. */
const ALLOWING = ['enum', 'format', 'maxLength', 'minimum', 'maximum', 'minItems', 'type'];

/** Judges bodies drawn from what the documentation allows: each is accepted. */
export function drawnAcceptance(evidence: Evidence): Judgement {
  return drawn(evidence, acceptance, ({ recipe: { edits } }) => {
    const [edit, ...others] = edits;
    if (!edit || others.length > 0) return undefined;
    const keywords = edit.value === undefined ? ['optional'] : ALLOWING;
    const { contract, operation } = evidence;
    return keywords
      .map((keyword) => clauseAt(contract, operation, edit.path, keyword)?.id)
      .find((id) => id !== undefined);
  });
}

/** Judges near-misses drawn from what the documentation rules out: each is refused, between accepted twins. */
export function drawnRefusal(evidence: Evidence): Judgement {
  return drawn(evidence, refusal, ({ breaks }) => breaks);
}

/**
 * Judges drawn cases one by one. What was drawn but never sent takes nothing away from what was: a property is as good as the bodies it
 * was tried on. Of several violations the simplest that explains another one names the clause for both, and is reported first.
 */
function drawn(
  evidence: Evidence,
  judge: (evidence: Evidence) => Judgement,
  clauseOf: (counterexample: Case) => string | undefined,
): Judgement {
  const sent = new Set(evidence.exchanges.flatMap(({ cases }) => cases));
  const judged = evidence.cases
    .filter(({ id }) => sent.has(id))
    .map((asked) => ({ asked, judgement: judge({ ...evidence, cases: [asked] }) }));
  const exchanges = judged.flatMap(({ judgement }) => judgement.exchanges);
  if (judged.length === 0) return { verdict: 'inconclusive', reason: 'budget spent', exchanges };
  const failed = judged.toSorted((a, b) => size(a.asked) - size(b.asked));
  const violations = failed.flatMap(({ asked, judgement }) => {
    const clause = clauseOf(
      failed.find((one) => one.judgement.violations && explains(one.asked, asked))?.asked ?? asked,
    );
    return (judgement.violations ?? []).map(
      (violation): Violation => ({ ...violation, ...(clause ? { clause } : {}) }),
    );
  });
  if (violations.length > 0) return { verdict: 'fail', violations, exchanges };
  const open = judged.find(({ judgement }) => judgement.verdict !== 'pass');
  return open ? { ...open.judgement, exchanges } : { verdict: 'pass', exchanges };
}

/** How much there is to read in what a drawn body changes. */
function size({ recipe: { edits } }: Case): number {
  return edits.length * 1000 + JSON.stringify(edits).length;
}
