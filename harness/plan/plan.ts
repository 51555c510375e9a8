import type { Operation } from '../model/contract.ts';
import type { Profile } from '../model/results.ts';
import type { Rule } from '../model/rule.ts';
import type { Case, NotAsked, Reason } from '../model/verdict.ts';
import { type Asked, ask } from './ask.ts';
import { cover, pack } from './pack.ts';
import { planProbes } from './probe.ts';
import { includesProfile, PROFILES } from './profile.ts';
import { casesOf, leads, type PlanInput, type Script, scriptsOf } from './script.ts';
import { isSelected, judgedClauses, rulesFor } from './selection.ts';

/** What a run would send. */
export interface Plan {
  scripts: Script[];
  cases: Case[];
  notAsked: NotAsked[];
}

/** Plans a run: which question is put to which campaign. The same input gives the same plan. */
export function plan(order: PlanInput): Plan {
  const input = { ...order, texts: new Set<string>() };
  const scripts = scriptsOf(input);
  const worth = new Map<Case, number>();
  const notAsked = input.contract.operations
    .filter((operation) => isSelected(input.selection, operation))
    .flatMap((operation) => put(operation, scripts, input, worth));
  if (input.selection.profile === 'quick') {
    // One script of a vendor sees as much of its neighbours as all of them.
    for (const script of scripts) if (!leads(script.operation, script, scripts)) script.neighbours = [];
  }
  for (const script of scripts)
    finish(script, worth, strengthFor(input.selection.profile, leads(script.operation, script, scripts)));
  for (const script of scripts) {
    const { probes, notAsked: unprobed } = planProbes(input.contract, script, scripts, input.selection);
    script.probes = probes;
    notAsked.push(...unprobed);
  }
  return { scripts, cases: scripts.flatMap(casesOf), notAsked };
}

/**
 * Puts each question about an operation to the script that judges it.
 *
 * @param worth Is given what each case is worth.
 * @returns What cannot be asked.
 */
function put(operation: Operation, scripts: readonly Script[], input: PlanInput, worth: Map<Case, number>): NotAsked[] {
  const notAsked: NotAsked[] = [];
  const script = scripts.find(({ judged }) => judged.includes(operation));
  const isWritten = scripts.some(({ id, writes }) => writes && id === script?.id);
  for (const rule of rulesFor(input, operation)) {
    for (const clause of judgedClauses(rule, operation, input.contract)) {
      const asked = script
        ? ask(rule, clause, operation, script, input, leads(operation, script, scripts), isWritten)
        : unasked(operation, input);
      if (typeof asked === 'string') {
        notAsked.push({ operation: operation.id, rule: rule.id, clause: clause.id, reason: asked });
        continue;
      }
      if (script) place(script, asked);
      for (const [{ profile }, one] of asked.cases) worth.set(one, worthOf(rule, profile ?? rule.profile));
    }
  }
  return notAsked;
}

/** Why an operation has no script: there is no campaign of its kind, or none that it may be sent to. */
function unasked({ vendor, kinds, effect }: Operation, { target, selection }: PlanInput): Reason {
  const own = target.vendors
    .filter((one) => one.vendor === vendor)
    .flatMap(({ campaigns }) => campaigns.filter(({ kind, role }) => role === 'own' && kinds.includes(kind)));
  if (own.length === 0) return 'no campaign configured';
  if (selection.readOnly) return 'read only';
  return effect === 'act' && !selection.allowDestructive && own.some(({ disposable }) => disposable)
    ? 'destructive not allowed'
    : 'not made by the run';
}

/** Puts cases where they are sent; positives wait in one pack until {@link finish} shares them out. */
function place(script: Script, { cases, property }: Asked): void {
  if (property) script.properties.push(property);
  for (const [{ group }, planned] of cases) {
    if (group === 'positive') script.packs.push([planned]);
    else if (group === 'alone') script.alone.push(planned);
    else if (planned.expect === 'observed' && (group !== 'hostile' || planned.recipe.edits.length > 0))
      // A hostile value may well be stored: it is sent where that does no harm. What is hostile in its form is sent among the near-misses.
      script.observed.push(planned);
    else script.batch.push(planned);
  }
}

/** Shares the positives out among bodies, and puts the most telling near-misses first: a small budget then decides what matters. */
function finish(script: Script, worth: ReadonlyMap<Case, number>, strength: 1 | 2 | 3): void {
  const { operation, baseline, packs, meetings } = script;
  const all = packs.flat();
  // What only has to be accepted somewhere meets nothing on purpose.
  const met = strength === 1 ? [] : all.filter(({ rule }) => rule !== meetings);
  const begun = strength === 1 ? [] : cover(operation, baseline, met, strength);
  const rest = all.filter((one) => !met.includes(one));
  script.packs = pack(operation, baseline, rest, begun);
  script.batch.sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0));
}

/** How many values are made to meet: two where a vendor's first update is judged in `standard`, three there from `nightly` on. */
function strengthFor(profile: Profile, leading: boolean): 1 | 2 | 3 {
  if (includesProfile(profile, 'nightly')) return leading ? 3 : 2;
  return leading && includesProfile(profile, 'standard') ? 2 : 1;
}

/** What lean profiles hold comes first, then what is grave. */
function worthOf({ severity }: Rule, profile: Profile): number {
  return -10 * PROFILES.indexOf(profile) - ['high', 'medium', 'low'].indexOf(severity);
}
