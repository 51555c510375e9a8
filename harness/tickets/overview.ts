import type { Discrepancy } from '../model/discrepancy.ts';
import { codeSpan, literal, prose, row } from '../reports/markdown-text.ts';
import { claimPlace, claimText } from '../reports/readings.ts';
import { counted } from '../reports/text.ts';
import type { ReportContract } from '../reports/view.ts';
import { csv } from './csv.ts';
import type { Mark } from './mark.ts';
import type { Occasion } from './ticket.ts';

/** A ticket as the overviews show it: the file, what it remembers, and the entry where the catalogue still holds it. */
export interface Listed {
  file: string;
  mark: Mark;
  entry?: Discrepancy;
}

const SEVERITIES = ['high', 'medium', 'low'];
const COLUMNS = [
  ...['Id', 'Summary', 'Description', 'Priority', 'Status', 'Class', 'Operations', 'Pages', 'Reading', 'Suggestion'],
  ...['First seen', 'Last seen', 'Fingerprint', 'Ticket'],
];

/** Open tickets before closed ones, the gravest first, then by id. */
function sorted(listed: readonly Listed[]): Listed[] {
  const rank = ({ mark }: Listed) => (mark.status === 'closed' ? SEVERITIES.length : SEVERITIES.indexOf(mark.severity));
  return listed.toSorted((a, b) => rank(a) - rank(b) || (a.mark.id < b.mark.id ? -1 : 1));
}

/** All tickets as CSV, for import into a tracker. */
export function renderCsv(listed: readonly Listed[], contract: ReportContract): string {
  return csv(
    COLUMNS,
    sorted(listed).map(({ file, mark, entry }) => [
      ...[mark.id, mark.title, entry ? description(entry, contract) : '', mark.severity, mark.status, mark.class],
      ...[mark.operations.join(' '), entry ? pages(entry, contract) : '', mark.reading, entry?.suggestion ?? ''],
      ...[mark.firstSeen, mark.lastSeen, mark.fingerprint, file],
    ]),
  );
}

function description({ claims, hurts }: Discrepancy, contract: ReportContract): string {
  const sides = Object.entries(claims).map(
    ([key, claim]) => `${key}: ${claimText(claim)} (${claimPlace(claim, contract).where})`,
  );
  return [...sides, ...(hurts === '' ? [] : [hurts])].join('\n');
}

/** Where the claims stand: the public addresses, or the pages' names where there are none. */
function pages({ claims }: Discrepancy, contract: ReportContract): string {
  const places = Object.values(claims).map((claim) => claimPlace(claim, contract).url ?? claim.source.page);
  return [...new Set(places)].join(' ');
}

/** All tickets as one Markdown page that leads to each, and what the run saw only at times. */
export function renderIndex(listed: readonly Listed[], { unstable = [] }: Pick<Occasion, 'unstable'> = {}): string {
  const open = listed.filter(({ mark }) => mark.status === 'open');
  const closed = listed.length - open.length;
  const tally = SEVERITIES.map(
    (severity) => `${open.filter(({ mark }) => mark.severity === severity).length} ${severity}`,
  );
  return `${[
    '# Where the documentation contradicts itself',
    `${counted(open.length, 'open ticket')}: ${tally.join(', ')}${closed > 0 ? `; ${closed} closed` : ''}. For a tracker: [discrepancies.csv](discrepancies.csv).`,
    [
      row(['severity', 'ticket', 'reading', 'operations', 'first seen', 'status']),
      row(['---', '---', '---', '---', '---', '---']),
      ...sorted(listed).map(({ file, mark }) =>
        row([
          mark.severity,
          `[${prose(mark.title)}](${file})`,
          literal(mark.reading),
          mark.operations.map(codeSpan).join(' '),
          mark.firstSeen.slice(0, 10),
          mark.status,
        ]),
      ),
    ].join('\n'),
    ...(unstable.length === 0
      ? []
      : [
          '## Unstable',
          unstable
            .map(
              ({ id, operation, title, replay }) =>
                `- ${codeSpan(id)} ${codeSpan(operation)} ${prose(title)}: ${codeSpan(replay)}`,
            )
            .join('\n'),
        ]),
  ].join('\n\n')}\n`;
}
