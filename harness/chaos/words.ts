/** A campaign as a config names it. */
export interface KnownCampaign {
  id: string;
  /** `<vendor>.<config key>`. */
  place: string;
  key: string;
  /** Whether it may be written to. */
  disposable: boolean;
}

/** Something a command says of campaigns that can be held against their true state. */
export interface CommandClaim {
  says: 'as found' | 'put back' | 'nothing written' | 'nothing changed' | 'nothing to put back';
  /** Ids of the campaigns it is about. */
  of: string[];
  line: string;
}

const CLAIMS: readonly [says: CommandClaim['says'], words: RegExp][] = [
  ['as found', /\bas (?:it was|they were) found\b/i],
  ['put back', /(?::|\b(?:is|are|was|were)) put back\b/i],
  ['nothing written', /\bnothing was (?:written|sent)\b/i],
  ['nothing changed', /\bnothing (?:of .* )?was (?:changed|touched)\b/i],
  ['nothing to put back', /\bnothing to put back\b/i],
];

/** Words that turn a claim into its opposite. */
const DENIAL = /\b(?:not|no|cannot|unless|whether|isn.t|wasn.t|aren.t|weren.t)\b/i;

/** Words with which a line says that a campaign is, or may be, changed. */
const CHANGED =
  /\bnot as (?:it was|they were) found\b|\bnot put back\b|\b(?:left|still|was|were|is|are) changed\b|\bcannot be known\b|\bnot restored\b|\bRestored\s+no\b|\bdiffers?\b|→/i;

/** How many lines below a line of {@link CHANGED} words still belong to it: a list of what is changed. */
const REACH = 12;

/** What a text claims. A line that names campaigns is about those, any other about all. */
export function claimsIn(text: string, campaigns: readonly KnownCampaign[]): CommandClaim[] {
  return linesOf(text).flatMap((line) =>
    CLAIMS.flatMap(([says, words]) => {
      const found = words.exec(line);
      if (!found || DENIAL.test(line.slice(0, found.index))) return [];
      const named = campaigns.filter((campaign) => names(line, campaign, campaigns));
      return [{ says, of: (named.length > 0 ? named : campaigns).map(({ id }) => id), line: line.trim() }];
    }),
  );
}

/** Ids of the campaigns that a text names as changed, or as possibly changed. */
export function campaignsNamedIn(text: string, campaigns: readonly KnownCampaign[]): string[] {
  const lines = linesOf(text);
  const speaking = lines.flatMap((line, at) => (CHANGED.test(line) ? [lines.slice(at, at + REACH)] : []));
  const near = speaking.flatMap(([first = '', ...rest]) => {
    // What follows belongs to it only as long as it is set further in.
    const end = rest.findIndex((line) => !/^\s{2,}/.test(line));
    return [first, ...(end < 0 ? rest : rest.slice(0, end))];
  });
  return campaigns.filter((campaign) => near.some((line) => names(line, campaign, campaigns))).map(({ id }) => id);
}

function names(line: string, campaign: KnownCampaign, all: readonly KnownCampaign[]): boolean {
  if (line.includes(campaign.id) || isWord(line, campaign.place)) return true;
  // A key that two vendors use names nobody by itself.
  return all.filter(({ key }) => key === campaign.key).length === 1 && isWord(line, campaign.key);
}

function isWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const around = `${line[at - 1] ?? ' '}${line[at + word.length] ?? ' '}`;
    if (!/[\w-]/.test(around)) return true;
  }
  return false;
}

/** Lines without colours, as a person reads them. */
function linesOf(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape is what a colour begins with
  return text.replace(/\u001b\[[0-9;]*m/g, '').split(/\r?\n/);
}
