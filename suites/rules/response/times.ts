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
  groupedBy,
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
    const others = saidByOthers(evidence);
    return decide(
      telling.map((exchange, position) => {
        const actual = broken(evidence, exchange, telling.slice(0, position), others);
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

/** A time as an answer has it. */
interface Time {
  text: string;
  ms: number;
}

/** A time that another operation's answer has, and the place of that answer among all. */
interface Said extends Time {
  operation: string;
  campaign: string;
  at: number;
}

function broken(
  evidence: Evidence,
  exchange: Exchange,
  before: readonly Exchange[],
  others: ReadonlyMap<string, readonly Said[]>,
): string | undefined {
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
  const then = own && timeAt(evidence, own, path);
  const isBroken = (one: Time, tolerance: number) =>
    keyword === 'constant' ? Math.abs(now.ms - one.ms) > tolerance : now.ms < one.ms - TOLERANCE_MS;
  if (then && isBroken(then, 0)) return `\`${path}\` is ${shown(now.text)}; the answer before had ${shown(then.text)}.`;
  const at = evidence.exchanges.indexOf(exchange);
  const other = others.get(campaignOf(exchange))?.findLast((one) => one.at < at);
  // Two operations may write a time more or less finely.
  if (!other || !isBroken(other, TOLERANCE_MS)) return undefined;
  if (keyword === 'monotonic' && mayBeLate(evidence, exchange)) return undefined;
  return `\`${path}\` is ${shown(now.text)}; the answer of ${other.operation} before it had ${shown(other.text)}.`;
}

/**
 * What other operations said of each campaign, by the member of the same name, in order. Of a time that never moves only what all agree on, and
 * only for reads.
 */
function saidByOthers(evidence: Evidence): ReadonlyMap<string, readonly Said[]> {
  const { clause, operation, contract, exchanges } = evidence;
  const { keyword } = clause;
  const name = unwrapped(operation, clause.path);
  const promised = new Map(
    contract.operations.map((by) => {
      const path = wrapped(by, name);
      const isPromised = clausesWith(contract, by, 'response', keyword).some((c) => c.path === path && !c.contested);
      return [by.id, isPromised && by !== operation ? { by, path } : undefined];
    }),
  );
  const places = new Map(exchanges.map((exchange, at) => [exchange, at]));
  // Two times of one answer are that answer's affair.
  const all = (keyword === 'order' ? [] : answersOf(evidence)).flatMap((one): Said[] => {
    const known = promised.get(one.operation);
    const time = known && timeAt({ operation: known.by }, one, known.path);
    return time ? [{ ...time, operation: one.operation, campaign: campaignOf(one), at: places.get(one) ?? 0 }] : [];
  });
  const said = groupedBy(all, ({ campaign }) => [campaign]);
  if (keyword !== 'constant') return said;
  const isSure = (times: readonly Said[]) =>
    operation.effect === 'read' && new Set(times.map(({ ms }) => ms)).size === 1;
  return new Map([...said].filter(([, times]) => isSure(times)));
}

function timeAt({ operation }: Pick<Evidence, 'operation'>, exchange: Exchange, path: string): Time | undefined {
  const text = getPath(answerOf(operation, exchange) ?? null, path);
  if (typeof text !== 'string') return undefined;
  const ms = timeOf(text);
  return ms === undefined ? undefined : { text, ms };
}
