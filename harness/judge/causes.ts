import { isDeepStrictEqual } from 'node:util';
import type { Clause, Contract } from '../model/contract.ts';
import { conversationOf, type Exchange, isSafe } from '../model/exchange.ts';
import { isObject } from '../model/json.ts';
import { DEPTHS, type Rule, type Symptom, type Violation } from '../model/rule.ts';
import type { Case, Verdict } from '../model/verdict.ts';
import { generalPath, getPath, isWithin } from '../paths.ts';

/** A proven violation, and the verdict that it was found under. */
export interface Proven {
  verdict: Pick<Verdict, 'operation' | 'rule' | 'clause'>;
  violation: Violation;
  occurrences: number;
}

/** What causes are reported by. */
export interface CauseContext {
  contract: Pick<Contract, 'clauses'>;
  exchanges: readonly Exchange[];
  cases: readonly Case[];
  rules: readonly Pick<Rule, 'id' | 'depth'>[];
}

/** What is known of one violation. */
interface Facts {
  operation: string;
  rule: string;
  symptom: Symptom;
  /** Where the rule stands among {@link DEPTHS}; -1 where it is about requests. */
  depth: number;
  clause: Clause | undefined;
  shown: Exchange | undefined;
  /** Members of an answer that it is about, as general paths. */
  members: readonly string[];
  /** Members of a campaign that nobody names which show what the script that saw them change had sent. */
  sent: number;
  /** What the one case that it shows changes in a body, edit by edit; empty where it is not about a single case. */
  edits: readonly string[];
  /** The campaign that its case names in place of the script's own; absent where it names none. */
  named?: string;
}

/** Says whether a violation is but another sight of the cause of an earlier one of the same operation. */
type Follows = (one: Facts, cause: Facts) => boolean;

/** Near-misses of one member, the one that says most of what is not checked first. */
const TELLING = [
  ...['type', 'enum', 'format', 'exist', 'maximum', 'minimum', 'maxLength', 'minItems', 'required', 'notNull'],
];

const REASONS: readonly Follows[] = [
  answersAlike,
  followsAcceptance,
  slipsAlike,
  isRefusedAlike,
  isRefusedShort,
  lacksMark,
  letsIn,
];

/**
 * Groups violations by what causes them: one list for each cause, the violation that tells it best first. What concerns different
 * members, or different operations, is never thrown together, but for a campaign that nobody names and several scripts see change.
 */
export function causesOf<T extends Proven>(proven: readonly T[], context: CauseContext): T[][] {
  const facts = proven.map((one) => factsOf(one, context));
  const causes = facts.map((one, i) => facts.findIndex((cause, j) => i !== j && isCause(cause, one, j < i)));
  const rootOf = (i: number): number => {
    const seen = new Set<number>();
    let at = i;
    for (let next = causes[at] ?? -1; next >= 0 && !seen.has(at); next = causes[at] ?? -1) {
      seen.add(at);
      at = next;
    }
    return at;
  };
  const groups = new Map<number, T[]>();
  for (const [i, one] of proven.entries()) {
    const root = rootOf(i);
    const head = proven[root];
    if (!groups.has(root)) groups.set(root, head ? [head] : []);
    if (i !== root) groups.get(root)?.push(one);
  }
  return [...groups.values()];
}

/**
 * @param isFirst True where the cause was found before what is to follow from it: of equals the first is the cause.
 */
function isCause(cause: Facts, one: Facts, isFirst: boolean): boolean {
  // Whoever sent what the campaign shows now is the one that changed it.
  if (isSameNeighbour(cause, one)) return cause.sent === one.sent ? isFirst : cause.sent > one.sent;
  // What a read shows, whoever asked for it, is the read's.
  if (cause.operation === one.shown?.operation && answersAlike(one, cause)) return true;
  if (isFoundThere(one, cause)) return true;
  if (cause.operation !== one.operation) return false;
  if (REASONS.some((follows) => follows(one, cause))) return !REASONS.some((follows) => follows(cause, one)) || isFirst;
  return false;
}

function factsOf({ verdict, violation }: Proven, { contract, exchanges, cases, rules }: CauseContext): Facts {
  const depth = rules.find((rule) => rule.id === verdict.rule)?.depth;
  const id = violation.clause ?? verdict.clause;
  const clause = contract.clauses.find((one) => one.id === id);
  const shown = exchanges.find((one) => one.id === violation.exchange);
  const [only, ...others] = shown?.cases ?? [];
  const sent = others.length === 0 ? cases.find((one) => one.id === only) : undefined;
  const inAnswer = clause?.part === 'response' && clause.path !== '' ? [clause.path] : [];
  // Two members that are held against each other: either may be the one that is wrong.
  const other = inAnswer.length > 0 && ['lowercase', 'repeated', 'order'].includes(clause?.keyword ?? '');
  const named = sent?.recipe.parameters?.find((one) => one.in === 'path')?.value;
  return {
    operation: verdict.operation,
    ...(named === undefined ? {} : { named }),
    rule: verdict.rule,
    depth: depth === undefined ? -1 : DEPTHS.indexOf(depth),
    symptom: violation.symptom,
    clause,
    shown,
    members: [...(violation.members ?? []), ...inAnswer, ...(other ? [String(clause?.value)] : [])].map(generalPath),
    sent: shown?.role === 'neighbour' ? sentIn(shown, violation.members ?? [], exchanges) : 0,
    edits: (sent?.recipe.edits ?? []).map((edit) => JSON.stringify([edit.path, edit.value ?? null])),
  };
}

/** How many members of an answer show a value that an earlier update of its conversation held. */
function sentIn(shown: Exchange, members: readonly string[], exchanges: readonly Exchange[]): number {
  const { response } = shown;
  if (!('body' in response) || response.body === undefined) return 0;
  const earlier = exchanges
    .slice(0, exchanges.indexOf(shown))
    .filter(({ id }) => conversationOf(id) === conversationOf(shown.id));
  const bodies = earlier.flatMap(({ request }) => (isObject(request.body) ? [request.body] : []));
  const held = new Set(bodies.flatMap((body) => Object.values(body)).map((value) => JSON.stringify(value)));
  const now = response.body;
  return members.filter((path) => held.has(JSON.stringify(getPath(now, path)))).length;
}

/** A read finds a campaign that an update was to be refused for: the update has made it. */
function isFoundThere(one: Facts, cause: Facts): boolean {
  if (one.symptom !== 'accepted' || cause.symptom !== 'accepted' || !one.shown || !cause.shown) return false;
  return (
    one.named !== undefined && one.named === cause.named && isSafe(one.shown.request) && !isSafe(cause.shown.request)
  );
}

/** The same member of an answer is wrong. */
function answersAlike(one: Facts, cause: Facts): boolean {
  const isDeeper = one.depth > cause.depth && cause.depth >= 0;
  return isDeeper && one.members.some((path) => cause.members.some((other) => isWithin(path, other)));
}

/** What was to be refused was accepted, and its answer is what is wrong. */
function followsAcceptance(one: Facts, cause: Facts): boolean {
  return cause.symptom === 'accepted' && one.depth >= 0 && one.shown?.id === cause.shown?.id;
}

/** Several values that break a promise about one member are accepted. */
function slipsAlike(one: Facts, cause: Facts): boolean {
  if (one.symptom !== 'accepted' || cause.symptom !== 'accepted') return false;
  const isSame = one.clause?.part === 'body' && cause.clause?.part === 'body' && one.clause.path === cause.clause.path;
  return isSame && one.clause?.path !== '' && rankOf(one) >= rankOf(cause);
}

function rankOf({ clause }: Facts): number {
  const rank = TELLING.indexOf(clause?.keyword ?? '');
  return rank < 0 ? TELLING.length : rank;
}

/** A value that is refused alone is refused in whatever else carries it. */
function isRefusedAlike(one: Facts, cause: Facts): boolean {
  if (one.symptom !== 'refused' || cause.symptom !== 'refused' || cause.edits.length === 0) return false;
  return cause.edits.every((edit) => one.edits.includes(edit));
}

/** An update that names a single member is refused, whichever it is: so it was said, or each was refused in the same words. */
function isRefusedShort(one: Facts, cause: Facts): boolean {
  const isShort = ({ symptom, clause }: Facts) => symptom === 'refused' && clause?.keyword === 'optional';
  if (!isShort(one) || !isShort(cause)) return false;
  return (cause.clause?.path === '' && one.edits.length > 0) || saysTheSame(one.shown, cause.shown);
}

/** Says whether two requests got the same answer, word for word. */
function saysTheSame(one: Exchange | undefined, other: Exchange | undefined): boolean {
  const said = ({ response }: Exchange) =>
    'status' in response ? [response.status, response.body, response.text] : [];
  return one !== undefined && other !== undefined && isDeepStrictEqual(said(one), said(other));
}

/** An answer that lacks the mark of success counts as a refusal wherever it comes. */
function lacksMark(one: Facts, cause: Facts): boolean {
  if (cause.symptom !== 'no success mark' || one.symptom !== 'refused' || !one.shown) return false;
  const { response } = one.shown;
  return 'status' in response && response.status >= 200 && response.status < 300;
}

/** Whoever lets a request in that carries no credential lets in every other one too. */
function letsIn(one: Facts, cause: Facts): boolean {
  const isLetIn = ({ symptom, shown }: Facts) => symptom === 'accepted' && shown?.role === 'access';
  const isNobody = cause.shown?.credential === 'none' || cause.shown?.credential === 'empty';
  return isLetIn(one) && isLetIn(cause) && isNobody && one.shown?.credential !== 'own';
}

/** One campaign that nobody names changed: every script sees it, whoever did it. */
function isSameNeighbour(one: Facts, other: Facts): boolean {
  const isNeighbour = ({ shown, symptom }: Facts) => shown?.role === 'neighbour' && symptom === 'changed';
  return isNeighbour(one) && isNeighbour(other) && one.shown?.campaign === other.shown?.campaign;
}
