import { exchangesById, isSilent, sentFor } from '../evidence/evidence.ts';
import { type Exchange, isRepetition } from '../model/exchange.ts';
import type { Evidence, Judgement, Violation } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import { decide, type Found, open, outcomeIn } from './oracles.ts';

/** What is wrong with an answer that is none: a 5xx, no complete answer, or a success that is no JSON; `undefined` where nothing is. */
export function faultOf(evidence: Evidence, exchange: Exchange): Pick<Violation, 'symptom' | 'actual'> | undefined {
  if (outcomeIn(evidence, exchange) !== 'faulted') return undefined;
  const { response } = exchange;
  if ('failure' in response)
    return { symptom: response.failure, actual: `No complete answer came: ${response.message}` };
  const isError = response.status >= 500;
  const body = isSilent({ response }) ? ' without a body' : ' with a body that is no JSON';
  const actual = `It answered ${response.status}${response.status < 300 ? body : ''}.`;
  return { symptom: isError ? 'server error' : 'no JSON', actual };
}

/** Says whether a request was sent as a hostile one, or repeats one: what it is answered is judged by who asked for it. */
export function isHostile({ exchanges }: Evidence, { role, of = '' }: Exchange): boolean {
  return role === 'hostile' || exchangesById(exchanges).get(of)?.role === 'hostile';
}

/**
 * Judges hostile requests: each gets a complete answer that is no fault, whatever it says; also one that turns the caller away, or leads elsewhere.
 *
 * @param isPardoned What HTTP allows a server to do with a request of this form, although it is a fault anywhere else.
 * @param also What else is wrong with the answer to a case.
 */
export function upright(
  evidence: Evidence,
  isPardoned: (asked: Case, exchange: Exchange) => boolean = () => false,
  also: (asked: Case, exchange: Exchange) => Omit<Violation, 'exchange'> | undefined = () => undefined,
): Judgement {
  return decide(
    evidence.cases
      .filter(({ hostile }) => hostile)
      .map((asked): Found => {
        const sent = sentFor(evidence.exchanges, asked.id).find((x) => !isRepetition(x));
        if (!sent) return { reason: 'budget spent' };
        const result = outcomeIn(evidence, sent);
        const isUnheard = 'failure' in sent.response && result !== 'faulted';
        if (isUnheard || result === 'throttled') return open(sent, result);
        const fault = isPardoned(asked, sent) ? undefined : faultOf(evidence, sent);
        const wrong = fault ?? also(asked, sent);
        return wrong ? { violation: { exchange: sent.id, ...wrong } } : { exchange: sent.id };
      }),
  );
}
