import type { Operation } from '../model/contract.ts';
import type { Discrepancy, Fact, ProbeStep, ReadingRule } from '../model/discrepancy.ts';
import type { Json } from '../model/json.ts';
import { clip } from '../reports/text.ts';

/** Characters of a value that are shown. */
const SHOWN = 120;

/** The two steps that are always there. */
const GIVEN: { readonly [step: string]: string } = {
  control: 'the baseline, as the operator gave it',
  look: 'a read of the campaign as it was found',
};

/** A value as code, for a sentence. */
function literal(value: Json | undefined): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text === '' || text.includes('`') ? `“${clip(text, SHOWN)}”` : `\`${clip(text, SHOWN)}\``;
}

const BODIES: Record<NonNullable<ProbeStep['base']>, string> = {
  counterpart: 'an accepted update',
  baseline: 'the baseline',
  sample: "the page's own request",
  empty: 'an empty object',
};

/** What one step of a discrepancy's probe sends, in words that follow a colon. */
export function stepInWords(
  { probe, operations: [own] }: Discrepancy,
  name: string,
  operations: readonly Operation[],
): string {
  const step = probe?.steps[name];
  if (!step) return GIVEN[name] ?? name;
  if (step.read !== undefined) return `a read after ${stepName(step.read)}`;
  const operation = operations.find(({ id }) => id === (step.operation ?? own));
  const changes = [
    ...(step.omit ?? []).map((path) => `without ${literal(path)}`),
    ...Object.entries(step.set ?? {}).map(([path, value]) => `with ${literal(path)} set to ${valueInWords(value)}`),
    ...parameters(step.query, 'the query'),
    ...parameters(step.header, 'the headers'),
    ...parameters(step.path, 'the path'),
    ...(step.method === undefined ? [] : [`by ${literal(step.method)}`]),
    ...(step.raw === undefined ? [] : [step.raw === '' ? 'without a body' : `with the body ${literal(step.raw)}`]),
    ...(step.campaign === undefined ? [] : [`to a campaign of the kind ${literal(step.campaign)}`]),
  ];
  const bare = step.raw !== undefined || operation?.effect === 'read';
  const start = bare ? 'the request' : BODIES[step.base ?? 'counterpart'];
  const sent = changes.length === 0 ? start : `${start} ${joined(changes)}`;
  return operation && operation.id !== own ? `${sent}, sent to ${literal(operation.id)}` : sent;
}

function valueInWords(value: Json): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'pool' in value) {
    return `a configured value of ${literal(value.pool)}`;
  }
  return literal(value);
}

function parameters(map: { readonly [name: string]: string | null } | undefined, where: string): string[] {
  return Object.entries(map ?? {}).map(([name, value]) =>
    value === null ? `without ${literal(name)} in ${where}` : `with ${literal(name)} as ${literal(value)} in ${where}`,
  );
}

/** What has to hold for a reading, in words: each step with what is to be seen of it. */
export function ruleInWords({ when }: Pick<ReadingRule, 'when'>): string {
  return joined(
    Object.entries(when).map(([step, facts]) => `${stepName(step)} ${joined([facts].flat().map(factInWords))}`),
    '; ',
  );
}

/** The name of a step in a sentence. */
export function stepName(step: string): string {
  return `“${step}”`;
}

const ARTICLES: { readonly [type: string]: string } = {
  integer: 'a whole number',
  array: 'a list',
  object: 'an object',
  null: 'null',
  boolean: 'true or false',
};

/** One fact, in words that follow the name of its step. */
function factInWords(fact: Fact): string {
  if (fact === 'accepted') return 'is accepted';
  if (fact === 'refused') return 'is refused';
  if (fact === 'faulted') return 'fails';
  if ('present' in fact) return `answers with ${literal(fact.present)}`;
  if ('absent' in fact) return `answers without ${literal(fact.absent)}`;
  if ('equals' in fact) return `answers ${literal(fact.equals[0])} as ${literal(fact.equals[1])}`;
  if ('differs' in fact) return `answers ${literal(fact.differs[0])} other than ${literal(fact.differs[1])}`;
  if ('matches' in fact) return `answers ${literal(fact.matches[0])} in the form ${literal(fact.matches[1])}`;
  if ('unlike' in fact) return `answers ${literal(fact.unlike[0])} not in the form ${literal(fact.unlike[1])}`;
  if ('type' in fact) return `answers ${literal(fact.type[0])} as ${ARTICLES[fact.type[1]] ?? `a ${fact.type[1]}`}`;
  if ('ordered' in fact)
    return `answers ${literal(fact.ordered[0])} in the order in which ${literal(fact.ordered[1])} was sent`;
  if ('reordered' in fact)
    return `answers ${literal(fact.reordered[0])} in another order than ${literal(fact.reordered[1])} was sent in`;
  if ('echoed' in fact) return `answers ${literal(fact.echoed[0])} with what ${literal(fact.echoed[1])} was sent as`;
  if ('altered' in fact) return `answers ${literal(fact.altered[0])} other than ${literal(fact.altered[1])} was sent`;
  if ('same' in fact) return `answers ${literal(fact.same[0])} as ${stepName(fact.same[1])} does`;
  if ('other' in fact) return `answers ${literal(fact.other[0])} other than ${stepName(fact.other[1])} does`;
  if ('unchanged' in fact) return `shows ${whole(fact.unchanged)} as it was`;
  if ('changed' in fact) return `shows ${whole(fact.changed)} changed`;
  return `answers with the header ${literal(fact.header[0])} in the form ${literal(fact.header[1])}`;
}

function whole(path: string): string {
  return path === '' ? 'the campaign' : literal(path);
}

function joined(parts: readonly string[], between = ', '): string {
  return parts.length > 1 && between === ', '
    ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
    : parts.join(between);
}
