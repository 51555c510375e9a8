import { groupedBy, remembered, rememberedOfTwo } from '../lookup.ts';
import type { Contract, Vendor } from '../model/contract.ts';
import { conversationOf, type Exchange, type WireResponse } from '../model/exchange.ts';
import { isObject } from '../model/json.ts';
import type { Reason } from '../model/verdict.ts';
import { isThrottled } from '../transport/throttled.ts';

/**
 * What an answer is evidence of. The first three are the operation's own answers, and may decide something; the others are no evidence, and
 * decide nothing.
 *
 * - `accepted`: 2xx, JSON, and the vendor's success mark at the root where it has one; or a 204 where the pages have that.
 * - `refused`: every answer that is none of the others, a 2xx with another envelope (a soft refusal) included.
 * - `faulted`: 5xx, no complete answer within the limit, or a 2xx whose body is no JSON. Whether it is the target's own fault or an outage
 *   shows in what came after, see {@link evidenceIn}.
 * - `blocked`: 401, 403 or 407: the caller is refused, whatever the body. On an access case that is a refusal, see {@link isAccess}.
 * - `throttled`: the caller asks too often.
 * - `elsewhere`: a redirect. Somebody else answered.
 * - `undelivered`: an answer came that cannot be read, or that says that the request did not come through: 408, 421, 425.
 * - `unsent`: the request never reached the target.
 */
export type Outcome =
  | 'accepted'
  | 'refused'
  | 'faulted'
  | 'blocked'
  | 'throttled'
  | 'elsewhere'
  | 'undelivered'
  | 'unsent';

/** What an answer is read by: the vendor's success mark, its words for a limit, and which of its operations answer without a body. */
export type AnswerTerms = Pick<Vendor, 'success' | 'rateLimit' | 'bodiless'>;

const BLOCKING: ReadonlySet<number> = new Set([401, 403, 407]);

/** Codes by which a server says that it did not take the request in: RFC 9110, 15.5.9 and 15.5.20, and RFC 8470, 5.2. */
const UNHEARD: ReadonlySet<number> = new Set([408, 421, 425]);

/** Classifies an answer by the one definition all of the suite shares. */
export function outcome(
  { response, operation }: Pick<Exchange, 'response' | 'operation'>,
  vendor: AnswerTerms,
): Outcome {
  const isBare = 'status' in response && response.status === 204 && vendor.bodiless?.includes(operation);
  return isBare ? 'accepted' : outcomeOf(vendor, response);
}

const outcomeOf = rememberedOfTwo((vendor: AnswerTerms, response: Exchange['response']): Outcome => {
  if ('failure' in response) {
    const { failure } = response;
    if (failure === 'undecodable') return 'undelivered';
    return ['unreachable', 'tls', 'interrupted'].includes(failure) ? 'unsent' : 'faulted';
  }
  const { status, body } = response;
  const { success } = vendor;
  const isOk = status >= 200 && status <= 299;
  const isMarked = success ? isObject(body) && body[success.member] === success.equals : body !== undefined;
  if (isOk && isMarked) return 'accepted';
  if (isThrottled(response, vendor.rateLimit)) return 'throttled';
  if (BLOCKING.has(status)) return 'blocked';
  if (UNHEARD.has(status)) return 'undelivered';
  if (status >= 300 && status <= 399) return 'elsewhere';
  if (status >= 500) return 'faulted';
  return isOk && body === undefined ? 'faulted' : 'refused';
});

type Answered = Extract<Exchange['response'], { status: number }>;

/** Says whether an outcome may decide anything; one that may not is asked again. */
export function decides(result: Outcome): result is 'accepted' | 'refused' | 'faulted' {
  return result === 'accepted' || result === 'refused' || result === 'faulted';
}

/**
 * Says whether a write that ended so may still take effect, later: its answer never came, or a gateway may have given it in the server's
 * place. Takes an answer as it came, or as it was recorded.
 */
export function isUnsettled(response: WireResponse | Exchange['response']): boolean {
  if ('failure' in response) return ['reset', 'timeout', 'too large', 'undecodable'].includes(response.failure);
  return response.status >= 500 || response.status === 408 || ('unsure' in response && response.unsure === true);
}

/** Says whether an answer never came whole for being too large: it would be so again. */
export function isTooLarge({ response }: Pick<Exchange, 'response'>): boolean {
  return 'failure' in response && response.failure === 'too large';
}

/** Why an answer decides nothing, as a reason of a verdict or a reading; `faulted` for a fault, and for what does decide. */
export function reasonOf(result: Outcome, { response }: Pick<Exchange, 'response'>): Reason {
  if ('failure' in response && response.failure === 'interrupted') return 'interrupted';
  const reasons: Partial<Record<Outcome, Reason>> = {
    blocked: 'access denied',
    throttled: 'throttled',
    elsewhere: 'elsewhere',
    undelivered: 'undelivered',
    unsent: 'unreachable',
  };
  return reasons[result] ?? 'faulted';
}

/** Why an exchange says nothing of what was asked; `undefined` where it does. */
export function noEvidence(
  exchange: Pick<Exchange, 'response' | 'role' | 'credential'>,
  result: Outcome,
): Reason | undefined {
  if (result === 'accepted' || result === 'refused') return undefined;
  // To be turned away is an answer to who has no access.
  return result === 'blocked' && isAccess(exchange) ? undefined : reasonOf(result, exchange);
}

/** Says whether a request asks who is let in, or what: there an answer about the caller is the operation's own. */
export function isAccess({ role, credential }: Pick<Exchange, 'role' | 'credential'>): boolean {
  return role === 'access' || role === 'hostile' || credential !== 'own';
}

/** What of a contract answers are read by. */
type Known = Pick<Contract, 'operations' | 'vendors'>;

/** Reads answers by the vendor of the operation they belong to. */
export const reader = remembered(({ vendors, operations }: Known): ((exchange: Exchange) => Outcome) => {
  const known = new Map(operations.map(({ id, vendor }) => [id, vendors.find((one) => one.id === vendor)]));
  return (exchange) => {
    const vendor = known.get(exchange.operation);
    return vendor ? outcome(exchange, vendor) : 'refused';
  };
});

/** Exchanges by their ids. The list is not to grow any more. */
export const exchangesById = remembered(
  (exchanges: readonly Exchange[]): ReadonlyMap<string, Exchange> => new Map(exchanges.map((one) => [one.id, one])),
);

const byCase = remembered((exchanges: readonly Exchange[]) => groupedBy(exchanges, ({ cases }) => cases));

/** The exchanges that were sent for a case. The list is not to grow any more. */
export function sentFor(exchanges: readonly Exchange[], asked: string): readonly Exchange[] {
  return byCase(exchanges).get(asked) ?? [];
}

const byConversation = remembered((exchanges: readonly Exchange[]) =>
  groupedBy(exchanges, ({ id }) => [conversationOf(id)]),
);

/** The exchanges of one conversation. The list is not to grow any more. */
export function exchangesOf(exchanges: readonly Exchange[], script: string): readonly Exchange[] {
  return byConversation(exchanges).get(script) ?? [];
}

/** The exchanges that stand for what was asked: those that were asked again, and what only saw whether the target answers, are left out. */
export function standing(exchanges: readonly Exchange[]): Exchange[] {
  const again = new Set(exchanges.flatMap(({ retryOf }) => retryOf ?? []));
  return exchanges.filter(({ id, role }) => role !== 'check' && !again.has(id));
}

/**
 * The exchanges that may decide something, in their order. Left out are those that were asked again, since a later one stands for them; what
 * was sent to see whether the target answers at all; what did not put a campaign back; and a fault after which it did not: that is an outage, which blames nobody.
 */
export function evidenceIn(exchanges: readonly Exchange[], contract: Known): Exchange[] {
  const read = reader(contract);
  const locked = lockedOut(exchanges, read);
  const checks = new Map(exchanges.flatMap((x) => (x.role === 'check' && x.of ? [[x.of, read(x)]] : [])));
  return standing(exchanges).filter((exchange) => {
    const { id, role } = exchange;
    // Sent until it gets through: what came before decides nothing.
    if (role === 'restore' && read(exchange) !== 'accepted') return false;
    if (locked.has(exchange)) return false;
    const check = checks.get(id);
    // Nothing was seen to be accepted after it, or there was nothing to see it by.
    const isUnchecked = check === undefined && exchange.retryOf !== undefined && read(exchange) === 'faulted';
    return !isUnchecked && (check === undefined || check === 'accepted');
  });
}

/**
 * The refused access requests after which the operator was turned away too: that is a lockout, which says nothing of who has access.
 * Only what each conversation sent next, first tries included, tells.
 */
function lockedOut(exchanges: readonly Exchange[], read: (exchange: Exchange) => Outcome): ReadonlySet<Exchange> {
  const locked = new Set<Exchange>();
  const open = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const script = conversationOf(exchange.id);
    const refused = open.get(script) ?? [];
    if (isAccess(exchange)) open.set(script, read(exchange) === 'blocked' ? [...refused, exchange] : refused);
    else {
      if (read(exchange) === 'blocked') for (const one of refused) locked.add(one);
      open.delete(script);
    }
  }
  return locked;
}

/** Tells whether an answer says that all is well, and nothing else: whoever gives it is not away. */
export function isSilent({ response }: Pick<Exchange, 'response'>): boolean {
  if (!('status' in response) || response.status < 200 || response.status > 299) return false;
  return response.body === undefined && (response.text ?? '') === '';
}

/** Says whether a fault was seen to be the target's own: asked again it came again, and a request that is accepted was accepted right after it. */
export function isOwnFault(exchange: Exchange, recorded: readonly Exchange[], contract: Known): boolean {
  const checks = recorded.filter(({ role, of }) => role === 'check' && of === exchange.id);
  return exchange.retryOf !== undefined && checks.some((check) => reader(contract)(check) === 'accepted');
}

/** Says in a few words what came back: `200 accepted`, `412 refused`, `no answer: timeout`. */
export function describe(exchange: Pick<Exchange, 'response' | 'operation'>, vendor: AnswerTerms): string {
  const { response } = exchange;
  if ('failure' in response) return `no complete answer (${response.failure}: ${response.message})`;
  const result = outcome(exchange, vendor);
  return result === 'refused' && response.status < 300
    ? `${response.status}, but without the success mark`
    : `${response.status}, ${result}`;
}

/** {@link describe}, and the answer's own words. */
export function quoted(exchange: Pick<Exchange, 'response' | 'operation'>, vendor: AnswerTerms): string {
  const words = 'failure' in exchange.response ? '' : wordsOf(exchange);
  return `${describe(exchange, vendor)}${words === '' ? '' : `, ${words}`}`;
}

/** Characters of an answer's own words that are quoted. */
const QUOTED = 120;

/** The words by which an answer says what is wrong: its message, where it leads to, or how its text begins; empty where it has none. */
export function wordsOf({ response }: Pick<Exchange, 'response'>): string {
  if ('failure' in response) return response.message;
  const { body, text, headers } = response;
  const { location, 'content-type': type } = headers;
  if (location !== undefined) return `Location: ${location.slice(0, QUOTED)}`;
  const said = messageIn(body) ?? text?.trim().replace(/\s+/g, ' ') ?? '';
  const quoted = said === '' ? '' : `“${said.slice(0, QUOTED)}${said.length > QUOTED ? '…' : ''}”`;
  return body === undefined && type !== undefined ? `${type} ${quoted}`.trim() : quoted;
}

function messageIn(body: Answered['body']): string | undefined {
  if (!isObject(body)) return undefined;
  const { message, error, errors, detail, title } = body;
  const [first, listed] = [errors, detail].map((one) => (Array.isArray(one) ? one[0] : one));
  const inner = [first, error, listed].flatMap((one) => (isObject(one) ? [one.msg, one.message, one.detail] : [one]));
  return [message, ...inner, title].find((one): one is string => typeof one === 'string' && one !== '');
}

/**
 * Says whether an answer is none of an API: a redirect, a page, or text where JSON is due. A refusal in plain text may be an API's; and behind a
 * status of 500 or more one may stand, but for 511: a network answers so that wants its terms accepted (RFC 6585, 6).
 */
export function isForeign({ response }: Pick<Exchange, 'response'>): boolean {
  if ('failure' in response) return false;
  const { status, body, text = '', headers } = response;
  if ((status >= 300 && status <= 399) || status === 511) return true;
  if (body !== undefined || status >= 500) return false;
  const type = headers['content-type'] ?? '';
  return (status < 300 && !/json/i.test(type)) || /\bhtml\b/i.test(type) || /^\s*</.test(text);
}
