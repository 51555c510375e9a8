import {
  acceptedOf,
  answerOf,
  answersOf,
  campaignOf,
  clausesWith,
  decide,
  type Evidence,
  type Exchange,
  getPath,
  isObject,
  mayBeLate,
  mismatches,
  type RuleDefinition,
  shown,
  timeOf,
  unwrapped,
  wrapped,
} from '../../../harness/rule-kit.ts';

/** Clocks of several servers need not agree to the millisecond: a sample of the vendor's is 0.2 s out. */
const TOLERANCE_MS = 1000;

/** What the pages promise of a time, by keyword. */
const PROMISES = ['constant', 'monotonic', 'order'] as const;

/**
 * The time of creation never moves, the time of the last update never goes back, and it is no earlier than the creation.
 * Compared are answers about one campaign, in the order in which they came, whatever operation they are of.
 */
export default {
  title: 'keeps the time of creation, and never sets the time of update back',
  severity: 'medium',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) =>
    clausesWith(contract, operation, 'response', ...PROMISES).filter(({ path }) => /At$/.test(path) || path !== ''),
  expected: ({ path, keyword, value }) =>
    keyword === 'constant'
      ? `\`${path}\` is the same in every answer.`
      : keyword === 'monotonic'
        ? `\`${path}\` is never earlier than in the answer before.`
        : `\`${path}\` is no later than \`${String(value)}\`.`,
  judge: (evidence) => {
    const answers = acceptedOf(evidence);
    const { path, keyword } = evidence.clause;
    const symptom = PROMISES.find((one) => one === keyword) ?? 'order';
    // An answer without the time is no evidence.
    const telling = answers.filter(
      (exchange) => timeAt(evidence, exchange, path) !== undefined && !isStale(evidence, exchange),
    );
    return decide(
      telling.map((exchange, position) => {
        const actual = broken(evidence, exchange, telling.slice(0, position));
        return actual ? { violation: { exchange: exchange.id, symptom, actual } } : { exchange: exchange.id };
      }),
    );
  },
} satisfies RuleDefinition;

/**
 * Says whether a read shows the campaign as it was before the write it follows, so that its times are those of then, too. One that follows no
 * write, or was given up, may.
 */
function isStale({ contract, operation, exchanges, clause }: Evidence, read: Exchange): boolean {
  if (operation.effect !== 'read' || clause.keyword !== 'monotonic') return false;
  if (read.of === undefined)
    return exchanges.some(({ role }, at) => role === 'control' && at < exchanges.indexOf(read));
  const body = exchanges.find(({ id }) => id === read.of)?.request.body;
  return isObject(body) && mismatches(contract, operation, answerOf(operation, read), body).length > 0;
}

function broken(evidence: Evidence, exchange: Exchange, before: readonly Exchange[]): string | undefined {
  const { path, keyword, value } = evidence.clause;
  const now = timeAt(evidence, exchange, path);
  if (now === undefined) return undefined;
  if (keyword === 'order') {
    const later = timeAt(evidence, exchange, String(value));
    if (later === undefined || now.ms <= later.ms + TOLERANCE_MS) return undefined;
    return `\`${path}\` is ${shown(now.text)}, later than \`${String(value)}\` ${shown(later.text)}.`;
  }
  // Within one operation, and then against what others said before it.
  const own = before.findLast((one) => campaignOf(one) === campaignOf(exchange));
  const then = (own && timeAt(evidence, own, path)) ?? undefined;
  const isBroken = (one: { ms: number }, tolerance: number) =>
    keyword === 'constant' ? Math.abs(now.ms - one.ms) > tolerance : now.ms < one.ms - TOLERANCE_MS;
  if (then && isBroken(then, 0)) return `\`${path}\` is ${shown(now.text)}; the answer before had ${shown(then.text)}.`;
  const other = othersBefore(evidence, exchange);
  // Two operations may write a time more or less finely.
  if (!other || !isBroken(other, TOLERANCE_MS)) return undefined;
  return `\`${path}\` is ${shown(now.text)}; the answer of ${other.exchange.operation} before it had ${shown(other.text)}.`;
}

/** What another operation said last of the same campaign, by the member of the same name; nothing where its own answers do not agree with each other. */
function othersBefore(evidence: Evidence, exchange: Exchange) {
  const { clause, operation, contract } = evidence;
  const answers = answersOf(evidence).filter(
    (x) => x.operation !== operation.id && campaignOf(x) === campaignOf(exchange),
  );
  const told = answers.flatMap((one) => {
    const by = contract.operations.find(({ id }) => id === one.operation);
    const path = by && wrapped(by, unwrapped(operation, clause.path));
    const isPromised =
      by && path && clausesWith(contract, by, 'response', clause.keyword).some((c) => c.path === path && !c.contested);
    const time = isPromised ? timeAt({ operation: by }, one, path) : undefined;
    return time ? [{ ...time, exchange: one }] : [];
  });
  if (clause.keyword === 'constant' && (operation.effect !== 'read' || new Set(told.map(({ ms }) => ms)).size > 1))
    return undefined;
  if (clause.keyword === 'monotonic' && mayBeLate(evidence, exchange)) return undefined;
  const at = evidence.exchanges.indexOf(exchange);
  return told.findLast((one) => evidence.exchanges.indexOf(one.exchange) < at);
}

function timeAt(
  { operation }: Pick<Evidence, 'operation'>,
  exchange: Exchange,
  path: string,
): { text: string; ms: number } | undefined {
  const text = getPath(answerOf(operation, exchange) ?? null, path);
  if (typeof text !== 'string') return undefined;
  const ms = timeOf(text);
  return ms === undefined ? undefined : { text, ms };
}
