import { outcome } from '../evidence/evidence.ts';
import type { Vendor } from '../model/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { toCurl } from '../record/curl.ts';
import { clip, oneLine, visible } from './text.ts';
import type { ReportContract } from './view.ts';

/** One request of a story and what was answered. */
export interface StoryStep {
  /** The exchange it is recorded in. */
  id: string;
  /** Whether the finding shows in it, or in how its answer differs from another one of them. */
  decides: boolean;
  /** What it is, in a few words, where it need not be shown: `PUT the baseline (acme.calls.1)`. */
  name: string;
  /** The whole request as a curl command. */
  curl: string;
  /** What was answered, in a few words. */
  answered: string;
  /** What the same request was answered when it did not show the finding. */
  otherwise?: string;
}

/** Characters of an answer that are shown; the whole stands in `results.json`. */
const SHOWN = 160;
/** A longer command is not shown; half of one reproduces nothing. */
const COMMAND = 6000;

/** The requests of a finding's story, in order. */
export function stepsOf(
  { story, exchange: shown, twin, other }: Finding,
  { exchanges }: Pick<Results, 'exchanges'>,
  { operations, vendors }: ReportContract,
): StoryStep[] {
  const byId = new Map(exchanges.map((one) => [one.id, one]));
  const baselines = exchanges.filter(({ role }) => role === 'control');
  return story.flatMap((id): StoryStep[] => {
    const exchange = byId.get(id);
    const operation = operations.find((one) => one.id === exchange?.operation);
    const vendor = vendors.find((one) => one.id === operation?.vendor);
    if (!exchange || !vendor) return [];
    const again = id === shown && other !== undefined ? byId.get(other) : undefined;
    return [
      {
        id,
        decides: id === shown || (id === twin && isBare(exchange)),
        name: nameOf(exchange, baselines),
        curl: curlOf(exchange, vendor),
        answered: answerText(exchange, vendor),
        ...(again ? { otherwise: `${answerText(again, vendor)} (${again.id})` } : {}),
      },
    ];
  });
}

/**
 * A story as numbered lines: requests that decide as curl commands, the others by what they are.
 *
 * @param isWhole Every request as a curl command.
 */
export function storyLines(
  finding: Finding,
  results: Pick<Results, 'exchanges'>,
  contract: ReportContract,
  isWhole = false,
): string[] {
  return stepsOf(finding, results, contract).flatMap(({ decides, name, curl, answered, otherwise }, i) => {
    const number = `${i + 1}. `;
    if (!decides && !isWhole) return [`${number}${name}, answered ${answered}`];
    const under = (line: string) => `${' '.repeat(number.length)}${line}`;
    const [first = '', ...rest] = visible(curl).split('\n');
    const again = otherwise === undefined ? [] : [under(`sent again, answered ${otherwise}`)];
    return [`${number}${first}`, ...rest.map(under), under(`answered ${answered}`), ...again];
  });
}

function isBare({ request }: Exchange): boolean {
  return request.body === undefined && request.text === undefined && request.base64 === undefined;
}

function nameOf(exchange: Exchange, baselines: readonly Exchange[]): string {
  const { id, campaign, request } = exchange;
  if (isBare(exchange)) return `${request.method} the campaign ${campaign} (${id})`;
  const body = JSON.stringify(request.body);
  const isBaseline = baselines.some((one) => one.campaign === campaign && JSON.stringify(one.request.body) === body);
  return `${request.method} ${isBaseline ? 'the baseline' : 'another body'} (${id})`;
}

/** A request as a curl command; one that is too long for any report is named. */
export function curlOf(exchange: Exchange, vendor: Vendor): string {
  const curl = toCurl(exchange, vendor);
  return curl.length > COMMAND ? `# too long for here; ${exchange.id} stands in results.json` : curl;
}

/** What came back, in a few words: the status, and the words of an answer that was not accepted. */
function answerText(exchange: Exchange, vendor: Vendor): string {
  const { response } = exchange;
  if ('failure' in response) return `nothing: ${clip(oneLine(response.message), SHOWN)}`;
  if (outcome(exchange, vendor) === 'accepted') return String(response.status);
  const words = response.text ?? (response.body === undefined ? '' : JSON.stringify(response.body));
  return clip(oneLine(`${response.status} ${words}`), SHOWN);
}
