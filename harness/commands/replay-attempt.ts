import { evidenceIn, isAccess, noEvidence, type Outcome, wordsOf } from '../evidence/evidence.ts';
import type { Subject } from '../execute/subject.ts';
import { readDiscrepancies } from '../judge/readings.ts';
import { conversationOf, type Exchange } from '../model/exchange.ts';
import type { CampaignRecord, Results } from '../model/results.ts';
import type { Judgement, Violation } from '../model/rule.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { type BodyDifference, differenceOf } from '../reports/difference.ts';
import { clip, oneLine } from '../reports/text.ts';
import { judgementAlone, type Question } from '../results/alone.ts';
import { fingerprintOf, fingerprintsOf } from '../results/findings.ts';
import type { Composition } from './context.ts';
import { type Resent, retell } from './replay-story.ts';

/** One time a finding's story was sent again. */
export interface Attempt {
  shown: 'reproduced' | 'gone' | 'undecided';
  /** What decided, or why nothing did, on one line. */
  said: string;
  /** What is wrong with it, in a sentence; where it is reproduced. */
  actual?: string;
  /** Where two bodies were compared: how they differ now. */
  difference?: BodyDifference;
}

/** What of the composition a replay is judged by. */
export type Judges = Pick<Composition, 'contract' | 'validators' | 'rules'>;

/** Characters of an answer that are shown. */
const SHOWN = 600;

/**
 * Sends a finding's story as it was sent, and judges the fresh answers alone.
 *
 * @param cast The campaigns that it plays in.
 * @param isFirst Whether nothing is known yet of how late this target's reads are.
 */
export async function attemptReplay(
  cast: readonly Subject[],
  steps: readonly Exchange[],
  results: Results,
  finding: Finding,
  composition: Judges,
  isFirst: boolean,
): Promise<Attempt> {
  const resent = await retell(cast, steps, isFirst);
  const replayed = new Replayed(cast, results, finding, composition, resent);
  return finding.kind === 'hazard' ? replayed.hazard() : replayed.violation();
}

/** What the fresh answers of one attempt come to. */
class Replayed {
  constructor(
    private readonly cast: readonly Subject[],
    private readonly results: Results,
    private readonly finding: Finding,
    private readonly composition: Judges,
    private readonly resent: Resent,
  ) {}

  violation(): Attempt {
    const { finding } = this;
    const decisive = this.resent.now.get(finding.exchange);
    if (!decisive) return undecided('the request that shows it was not sent');
    const lacking = this.lacking(finding.exchange);
    if (lacking) return undecided(lacking);
    const judged = this.questions().map((asked) => ({ asked, judgement: this.judgement(asked) }));
    if (!evidenceIn(this.resent.fresh, this.composition.contract).includes(decisive)) {
      return undecided(`outage: ${answerLine(decisive)}, and the target did not answer right after it either`);
    }
    const shown = judged.flatMap(({ asked, judgement }) => this.same(asked, judgement)).at(-1);
    if (!shown && this.isRightlyRefused(decisive)) return { shown: 'gone', said: answerLine(decisive) };
    const isUnlike = this.isSoft(decisive) && !this.isAsRecorded(finding.exchange, decisive);
    const hindrance = isUnlike
      ? `answered without the success mark: ${answerLine(decisive)}`
      : this.hindrance(decisive);
    const isAsThen = this.isAsRecorded(finding.exchange, decisive);
    if (hindrance && !(shown && isAsThen)) return undecided(hindrance);
    if (shown) return this.reproduced(shown, decisive);
    const own = judged.filter(({ asked }) => this.isOwn(asked));
    const open = own.find(({ judgement: { verdict } }) => verdict !== 'pass' && verdict !== 'fail')?.judgement;
    if (open)
      return undecided(`${open.reason ?? open.verdict}${open.note ? `, ${open.note}` : ''}: ${answerLine(decisive)}`);
    // What only shows in many answers held against each other is not gone where a few do not show it.
    if (this.composition.rules.find(({ id }) => id === finding.rule)?.ofManyAnswers)
      return undecided(`it shows in the answers of a whole run alone: ${answerLine(decisive)}`);
    const heard = new Set(judged.flatMap(({ judgement }) => judgement.exchanges));
    const spoke = ({ id, cases }: Exchange) => heard.has(id) && cases.some((one) => decisive.cases.includes(one));
    const isHeard = heard.has(decisive.id) || decisive.role === 'trace' || this.resent.fresh.some(spoke);
    // Of a refusal that is sent alone its own answer says nothing of what it left behind.
    const after = decisive.role === 'trace' ? ', and a read right after it shows no change' : '';
    return isHeard
      ? { shown: 'gone', said: `${answerLine(decisive)}${after}` }
      : undecided(`its answer does not speak of it: ${answerLine(decisive)}`);
  }

  hazard(): Attempt {
    const { finding, resent, composition } = this;
    const lacking = this.lacking(finding.exchange);
    if (lacking) return undecided(lacking);
    const { contract } = composition;
    const then = this.results.discrepancies.find(({ id }) => id === finding.clause);
    const readings = readDiscrepancies({
      contract,
      operations: contract.operations,
      exchanges: resent.fresh,
      campaigns: this.campaigns(),
      notAsked: [],
      interrupted: false,
    });
    const now = readings.find(({ id }) => id === finding.clause);
    if (!now || now.reading === 'undecided')
      return undecided(`the reading is undecided: ${now?.reason ?? 'not asked'}`);
    const said = `the target takes the side “${now.reading}”`;
    return { shown: now.reading === then?.reading ? 'reproduced' : 'gone', said };
  }

  /** What was judged when the finding was found. */
  private questions(): Question[] {
    const { finding, results } = this;
    const parts = [finding, ...(finding.also ?? [])];
    const isOf = (one: Verdict) =>
      one.findings.includes(finding.id) &&
      parts.some(({ operation, rule }) => one.operation === operation && one.rule === rule);
    const rested = results.verdicts.filter(isOf);
    return rested.length > 0 ? rested : [finding];
  }

  /** Says whether a question is the finding's own: what the same cause also breaks need not show for it to be gone. */
  private isOwn({ operation, rule, clause }: Question): boolean {
    const { finding } = this;
    const isElse = finding.also?.some((one) => one.clause === clause && one.rule === rule) && clause !== finding.clause;
    return operation === finding.operation && rule === finding.rule && !isElse;
  }

  private judgement(asked: Question): Judgement {
    const { composition, results, resent } = this;
    const scenes = {
      ...composition,
      cases: results.cases,
      exchanges: evidenceIn(resent.fresh, composition.contract),
      campaigns: this.campaigns(),
    };
    return judgementAlone(composition.rules, scenes, asked);
  }

  private same(asked: Question, { violations = [] }: Judgement): Violation[] {
    const { operation, rule } = asked;
    const due = new Set(fingerprintsOf(this.finding));
    return violations.filter(({ clause = asked.clause, symptom }) =>
      due.has(fingerprintOf({ operation, rule, clause, symptom })),
    );
  }

  private campaigns(): CampaignRecord[] {
    return this.cast.map(({ record, script }) => {
      const then = this.results.campaigns.find(({ key, vendor }) => key === record.key && vendor === script.vendor.id);
      return { ...record, ...(then?.dialect ? { dialect: then.dialect } : {}) };
    });
  }

  /** What the target did with a request. */
  private outcome(exchange: Exchange): Outcome | undefined {
    return this.cast.find(({ script }) => script.id === conversationOf(exchange.id))?.log.outcome(exchange);
  }

  /** Why the steps before and after the one that decides did not go as they had to; `undefined` where they did. */
  private lacking(decisive: string): string | undefined {
    for (const [id, fresh] of this.resent.now) {
      if (id === decisive || this.isAsRecorded(id, fresh)) continue;
      const hindrance = this.hindrance(fresh);
      if (hindrance) return hindrance;
      const recorded = this.results.exchanges.find((one) => one.id === id);
      if (recorded && this.outcome(recorded) === 'accepted') {
        return `${id} was accepted then, and is not now: ${answerLine(fresh)}`;
      }
    }
    return undefined;
  }

  /** Whether the target did with a step what it did then. */
  private isAsRecorded(id: string, fresh: Exchange): boolean {
    const recorded = this.results.exchanges.find((one) => one.id === id);
    const now = this.outcome(fresh);
    if (!recorded || this.outcome(recorded) !== now || now === 'unsent') return false;
    if (now === 'accepted') return true;
    return codeOf(recorded) === codeOf(fresh);
  }

  /** Whether a request is refused now that was only sent to be refused: what its acceptance showed cannot show any more. */
  private isRightlyRefused(decisive: Exchange): boolean {
    const asked = this.results.cases.filter(({ id }) => decisive.cases.includes(id));
    const isDue = asked.length > 0 && asked.every(({ expect }) => expect === 'refused');
    const result = this.outcome(decisive);
    return isDue && !this.isSoft(decisive) && (result === 'refused' || (result === 'blocked' && isAccess(decisive)));
  }

  /** Whether an answer is a success without its mark: what was asked may have been carried out all the same. */
  private isSoft(exchange: Exchange): boolean {
    const { response } = exchange;
    return 'status' in response && response.status < 300 && this.outcome(exchange) === 'refused';
  }

  /** Why an answer says nothing of the request: it was not delivered, came too often, or somebody else gave it. */
  private hindrance(fresh: Exchange): string | undefined {
    const result = this.outcome(fresh);
    if (result === 'elsewhere') return `somebody else answered: ${codeOf(fresh)}, ${wordsOf(fresh)}`;
    const reason = result && noEvidence(fresh, result);
    return reason && `${reason}: ${answerLine(fresh)}`;
  }

  private reproduced({ exchange, twin, actual }: Violation, decisive: Exchange): Attempt {
    const byId = new Map(this.resent.fresh.map((one) => [one.id, one]));
    const story = this.resent.fresh.map(({ id }) => id);
    const difference = differenceOf({ exchange, story, ...(twin ? { twin } : {}) }, byId, this.composition.contract);
    const shown = byId.get(exchange) ?? decisive;
    return {
      shown: 'reproduced',
      said: answerLine(shown),
      actual: oneLine(actual),
      ...(difference ? { difference } : {}),
    };
  }
}

function undecided(said: string): Attempt {
  return { shown: 'undecided', said };
}

function codeOf({ response }: Exchange): string | number {
  return 'failure' in response ? response.failure : response.status;
}

/** An answer on one line. */
function answerLine({ response }: Exchange): string {
  if ('failure' in response) return clip(oneLine(`no complete answer: ${response.message}`), SHOWN);
  const cut = response.cut === undefined ? '' : `(cut: ${response.cut}) `;
  const content = response.text ?? (response.body === undefined ? '' : JSON.stringify(response.body));
  return clip(oneLine(`${response.status} ${cut}${content}`), SHOWN);
}
