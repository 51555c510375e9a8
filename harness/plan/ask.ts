import type { Faker } from '@faker-js/faker';
import type { Clause, Operation } from '../model/contract.ts';
import { isWrite } from '../model/effect.ts';
import type { CaseDraft, PlanContext, Rule } from '../model/rule.ts';
import type { Case, Reason } from '../model/verdict.ts';
import { applyEdits } from '../paths.ts';
import { exactText, settle } from './counterpart.ts';
import { includesProfile } from './profile.ts';
import { type PropertyPlan, planProperty } from './property.ts';
import { isIrreversible } from './reversible.ts';
import type { PlanInput, Script } from './script.ts';

/** What a rule asks about a clause: its cases, each with the draft it was made from, and what it draws. */
export interface Asked {
  cases: [CaseDraft, Case][];
  property?: PropertyPlan;
}

/**
 * What a rule asks about a clause of an operation, or why it cannot.
 *
 * @param leads Whether the operation speaks for its vendor.
 * @param isWritten Whether any operation that writes is judged on the campaign.
 */
export function ask(
  rule: Rule,
  clause: Clause,
  operation: Operation,
  script: Script,
  { contract, faker, seed, texts = new Set(), selection: { profile, allowDestructive = false } }: PlanInput,
  leads: boolean,
  isWritten = script.writes,
): Reason | Asked {
  if (script.unwritten && (isWrite(operation) || rule.ofWrites)) return script.unwritten;
  if (rule.ofWrites && !isWritten) return 'not selected';
  if (!includesProfile(profile, rule.profile)) return 'profile';
  if (!rule.cases && !rule.property) return { cases: [] };
  const context: PlanContext = {
    contract,
    operation,
    campaign: script.campaign,
    target: script.target,
    baseline: script.baseline,
    counterpart: applyEdits(script.baseline, script.counterpart),
    ...(script.sample ? { sample: script.sample } : { unsampled: script.unsampled ?? 'no value configured' }),
    ...(script.foreign ? { foreign: script.foreign.campaign } : {}),
    ...(leads ? { leads } : {}),
    text: (length) => freshText(faker, length, texts),
  };
  const property = planProperty(rule, clause, context, { seed, profile });
  const drafts = rule.cases?.(clause, context) ?? [];
  if (typeof property === 'string') return property;
  if (typeof drafts === 'string') return drafts;
  const spared = rule.oncePerVendor === true && !leads && profile === 'quick';
  if (spared) return 'profile';
  const held = drafts.filter((draft) => includesProfile(profile, draft.profile ?? rule.profile));
  // What is only observed decides nothing, so a profile that leaves it out leaves nothing undecided.
  if (held.length === 0 && drafts.some(({ expect }) => expect !== 'observed')) return 'profile';
  const cases = held.map((draft): [CaseDraft, Case] => [draft, toCase(draft, rule, clause, context)]);
  const mayLeave = ({ recipe }: Case) => !allowDestructive && isIrreversible(recipe, script);
  const sent = cases.filter(([, planned]) => !mayLeave(planned));
  if (sent.length === 0 && cases.length > 0) return 'not in the baseline';
  if (!property) return { cases: sent };
  return { cases: sent, property: { ...property, cases: property.cases.filter((planned) => !mayLeave(planned)) } };
}

/** A text that no campaign was given before; after as many tries as there are letters a short one may come again. */
function freshText(faker: Faker, length: number, given: Set<string>): string {
  let text = exactText(faker, length);
  for (let tries = 0; given.has(text) && tries < 100; tries += 1) text = exactText(faker, length);
  given.add(text);
  return text;
}

function toCase(
  draft: CaseDraft,
  rule: Rule,
  clause: Clause,
  { operation, campaign, baseline, foreign }: PlanContext,
): Case {
  const legal = draft.group === 'positive' || draft.group === 'alone';
  const base =
    draft.base ?? (draft.group === 'positive' ? 'baseline' : draft.group === 'alone' ? 'empty' : 'counterpart');
  const edits = draft.edits ?? [];
  return {
    id: `${rule.id}/${clause.id}/${draft.label}`,
    operation: operation.id,
    rule: rule.id,
    clause: clause.id,
    label: draft.label,
    expect: draft.expect ?? (legal ? 'accepted' : draft.group === 'hostile' ? 'observed' : 'refused'),
    recipe: {
      operation: operation.id,
      campaign: (draft.foreign ? foreign : campaign)?.key ?? campaign.key,
      credential: draft.credential ?? 'own',
      ...(operation.request ? { base } : {}),
      edits: draft.group === 'positive' ? settle(operation, baseline, edits) : edits,
      ...(draft.raw === undefined ? {} : { raw: draft.raw }),
      ...(draft.base64 === undefined ? {} : { base64: draft.base64 }),
      ...(draft.method === undefined ? {} : { method: draft.method }),
      ...(draft.settings ? { settings: draft.settings } : {}),
      ...(draft.parameters ? { parameters: draft.parameters } : {}),
    },
    ...(draft.group === 'hostile' ? { hostile: true } : {}),
  };
}
