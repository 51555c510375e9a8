import { describe, expect, it } from 'vitest';
import { exampleContract, exampleResults } from '../results/example.test-helper.ts';
import { readingOf } from '../results/example-readings.test-helper.ts';
import { type Mark, readMarked, withMark } from './mark.ts';
import { renderTicket } from './page.ts';
import { ticketsOfCatalogue, ticketsOfRun } from './ticket.ts';

const results = exampleResults();

const mark: Mark = {
  id: 'mode-table-or-sample',
  title: 't',
  severity: 'high',
  class: 'contradiction',
  operations: ['replaceCampaign'],
  reading: 'sample',
  status: 'open',
  firstSeen: '2025-12-24T10:00:00.000Z',
  lastSeen: '2026-01-05T10:00:00.000Z',
  fingerprint: 'f'.repeat(64),
};

/** The page of the ticket of one discrepancy. */
function pageOf(id: string, from = results): string {
  const { tickets, occasion } = ticketsOfRun(from, exampleContract);
  const ticket = tickets.find(({ entry }) => entry.id === id) ?? expect.fail(`no ticket of ${id}`);
  return renderTicket(ticket, mark, occasion, exampleContract);
}

describe('a ticket', () => {
  const page = pageOf('mode-table-or-sample');

  it('begins with the title, the weight and the operations', () => {
    expect(page.split('\n').slice(0, 3)).toEqual([
      '# The table says calls, the sample texts',
      '',
      'high contradiction · `replaceCampaign` · `mode-table-or-sample`',
    ]);
  });

  it('puts the claims beside each other, each with page, lines and address', () => {
    const place = (lines: string) => `Replace Campaign \\| v2 "beta", ${lines}`;
    expect(page).toContain(
      [
        '|  | table | **sample** |',
        '| --- | --- | --- |',
        '| says | `mode` is `calls` | the sample sends \\<texts\\> |',
        `| in | ${place('line 26 (table)')} | ${place('lines 31-32 (sample)')} |`,
        '| at | <https://docs.acme.example/replace?edition=2&lang=en> | <https://docs.acme.example/replace?edition=2&lang=en> |',
      ].join('\n'),
    );
  });

  it('says which side the target follows, in which run, and what decides', () => {
    expect(page).toContain(
      'It follows **sample**: the sample sends \\<texts\\>. Run `2026-01-05T10-00-00-run1` against `staging <&> "eu"`, 2026-01-05.',
    );
    expect(page).toContain('- **table** where “other” is refused\n');
  });

  it('shows each request with its answer, by the step it was sent for', () => {
    const at = page.indexOf('### “other”: an accepted update with `mode` as `texts` in the query');
    const shown = page.slice(at, page.indexOf('## Who is hurt'));
    expect(at).toBeGreaterThan(0);
    expect(shown).toMatch(/```sh\ncurl --request PUT 'https:\/\/api\.acme\.example\/campaigns\/c-1\?mode=calls' \\\n/);
    expect(shown).toContain('--header "token: $ACME_TOKEN"');
    expect(shown).toMatch(
      /Answered 200 \(`acme\.calls\.3`\), cut here: 5,000,000 characters, 16,384 kept:\n\n`{4,}json\n\{/,
    );
  });

  it('says who is hurt, what the page should say, and whether it was corrected', () => {
    expect(page).toContain(
      '## Who is hurt\n\nA client that copies the sample updates campaigns of another kind \\| or none.',
    );
    expect(page).toContain('## What the page should say\n\nWrite mode=calls in the sample.\n\n## Record');
    expect(page).toContain('No later edition known has corrected it.\n\n## What the documentation says');
    expect(pageOf('title-of-the-page')).toContain('A later edition of the page has corrected it: look there');
    expect(pageOf('id-in-two-places')).not.toContain('later edition');
  });

  it('records when it was first and last seen, and its fingerprint', () => {
    expect(page).toMatch(
      /\| First seen \| 2025-12-24 \|\n\| Last seen \| 2026-01-05 \(run `2026-01-05T10-00-00-run1`\) \|/,
    );
    expect(page).toContain(`| Fingerprint | \`${'f'.repeat(64)}\` |`);
  });

  it('says why there is no side where there is none', () => {
    expect(pageOf('two-names-one-page')).toContain(
      'It was not decided: destructive not allowed; it may convert or destroy',
    );
    expect(pageOf('title-of-the-page')).toContain('No request can decide it');
    expect(pageOf('id-in-two-places')).toContain('It does what none of the sides says. Run ');
    const both = exampleResults({ discrepancies: [readingOf('mode-table-or-sample', 'both')] });
    expect(pageOf('mode-table-or-sample', both)).toContain('| **table** | **sample** |');
  });

  it('tells the loss of data that its probe showed', () => {
    const hazards = results.findings.map((one) =>
      one.kind === 'hazard' ? { ...one, clause: 'mode-table-or-sample' } : one,
    );
    expect(pageOf('mode-table-or-sample', exampleResults({ findings: hazards }))).toContain(
      '**Hazard:** changes a campaign that is only read',
    );
    expect(page).not.toContain('Hazard');
  });

  it('lets a target end no fence, forge no mark and steer no terminal', () => {
    const outside = page.replace(/^(`{3,})(sh|json|)\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/onerror|^(```|~~~)/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\p{Cf}\p{Default_Ignorable_Code_Point}\p{Surrogate}]/u);
    expect(readMarked(withMark(page, mark))?.mark).toEqual(mark);
  });

  it('says where no complete answer came, and leaves out what is too long', () => {
    const failed = exampleResults({
      discrepancies: [readingOf('mode-table-or-sample', 'sample', { exchanges: ['acme.calls.5'] })],
    });
    const silent = pageOf('mode-table-or-sample', failed);
    expect(silent).toContain('### “control”: the baseline');
    expect(silent).toMatch(/No complete answer: reset, /);
    const long = exampleResults();
    for (const { request } of long.exchanges) request.body = { name: 'n'.repeat(20_000) };
    expect(pageOf('mode-table-or-sample', long)).toContain('# too long for here; it stands in results.json');
  });
});

describe('a ticket of the catalogue alone', () => {
  it('needs no target', () => {
    const pages = ticketsOfCatalogue(exampleContract).map((ticket) =>
      renderTicket(ticket, mark, { at: '2026-01-05T10:00:00.000Z' }, exampleContract),
    );
    expect(pages).toHaveLength(exampleContract.discrepancies.length);
    expect(pages.filter((page) => page.includes('No target was asked.'))).toHaveLength(3);
    expect(pages.filter((page) => page.includes('No request can decide it'))).toHaveLength(1);
    for (const page of pages) expect(page).not.toContain('undefined');
  });
});

describe('a ticket of a run whose discrepancy the catalogue does not hold any more', () => {
  it('tells what the results know', () => {
    const { tickets, occasion } = ticketsOfRun(results, { ...exampleContract, discrepancies: [] });
    const [ticket] = tickets;
    const page = ticket ? renderTicket(ticket, mark, occasion, exampleContract) : '';
    expect(page).toContain('# The table says calls, the sample texts');
    expect(page).not.toMatch(/Who is hurt|What the page should say|What decides/);
  });
});
