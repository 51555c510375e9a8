import { describe, expect, it } from 'vitest';
import type { Finding } from '../model/verdict.ts';
import { cleanResults, exampleContract, exampleResults } from '../results/example.test-helper.ts';
import { readingOf } from '../results/example-readings.test-helper.ts';
import { paletteOf, renderTerminal } from './terminal.ts';
import { scopeLine } from './view.ts';

const results = exampleResults();
const plain = renderTerminal(results, exampleContract);

/** As many findings of as many rules. */
function manyFindings(n: number): Finding[] {
  const [first] = results.findings;
  if (!first) throw new Error('the example has no finding');
  return Array.from({ length: n }, (_, i) => ({
    ...first,
    id: `f-${String(i).padStart(8, '0')}`,
    rule: `rule/number-${i}`,
  }));
}

describe('renderTerminal', () => {
  it('begins with the scope, on one line', () => {
    expect(plain.split('\n')[0]).toBe(scopeLine(results, exampleContract));
  });

  it('passes on no control character of the target, and none of its own without colours', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\p{Default_Ignorable_Code_Point}]/u);
  });

  it('colours where it is asked to', () => {
    const palette = paletteOf({ isTTY: true }, {});
    expect(renderTerminal(results, exampleContract, { palette })).toContain('\u001b[31mhigh\u001b[39m');
  });

  it('counts verdicts per operation and says which operation was not judged', () => {
    expect(plain).toMatch(/^replaceCampaign +1 +3 +1 +1 +- +-$/m);
    expect(plain).toMatch(/^patchJob .* not judged$/m);
    expect(plain).toMatch(/^all +2 +3 +1 +1 +2 +1$/m);
  });

  it('says in one line what the cause of a finding also breaks', () => {
    expect(plain).toMatch(/\n {2}Also {6}breaks body\.name\.maxLength in another way, 2 more\n/);
  });

  it('tells a finding whole: fact, promise, place, expected, actual, curl, replay', () => {
    const at = plain.indexOf('accepts a name of 49 characters (3 cases)');
    const reported = plain.slice(at, plain.indexOf('\n\n', at));
    expect(reported).toMatch(/^ {2}Promise {3}The name holds at most 48 characters\.$/m);
    expect(reported).toMatch(/^ {12}Replace Campaign \| v2 "beta", lines 122, 123 \(table\+sample\)$/m);
    expect(reported).toMatch(/^ {2}Expected {2}The request is refused\.$/m);
    expect(reported).toMatch(/^ {2}Actual {4}Answered 200 with the success mark/m);
    expect(reported).toContain(`"name":"${'n'.repeat(49)}"`);
    expect(reported).toMatch(/^ {2}Replay {4}npx campaign-conformance replay f-aaaaaaaa --results /m);
  });

  it('shows a finding as its story: what decides as a command, all else by what it is, and what differs from the twin', () => {
    const at = plain.indexOf('accepts a name of 49 characters (3 cases)');
    const reported = plain.slice(at, plain.indexOf('\n\n', at));
    expect(reported).toContain(
      '  Story     1. PUT the baseline (acme.calls.1), answered 200\n            2. PUT the baseline',
    );
    expect(reported).toMatch(/\n {12}3\. curl --request PUT .*\n[\s\S]*\n {15}answered 200\n/);
    expect(reported).toContain(
      '  Differs   name\n              - accepted "Autumn offer"\n              + this one "nnn',
    );
  });

  it('tells what shows only at times under a heading of its own, with both answers', () => {
    const unstable = plain.slice(plain.indexOf('\nUnstable: 1 shown at times, and at times not\n'));
    expect(unstable).toContain('\nat times accepts 101 for `tries`\n');
    expect(unstable).toContain('answered 200\n               sent again, answered 200 (acme.calls.4)\n');
  });

  it('names the other findings of a rule below the first', () => {
    expect(plain).toContain('By the same rule, 1 more:\n            leaves out data.updatedAt f-dddddddd');
  });

  it('keeps waived findings apart', () => {
    expect(plain).toContain('1 finding waived\n  f-bbbbbbbb  replaceCampaign: answers data.name with another type');
  });

  it('tells ten findings in full and counts the others', () => {
    const many = renderTerminal({ ...results, verdicts: [], findings: manyFindings(23) }, exampleContract);
    expect(many.match(/^ {2}Replay/gm)).toHaveLength(10);
    expect(many).toContain('\n13 more in the report\n');
  });

  it('gives each reason with what fixes it', () => {
    expect(plain).toMatch(/Not decided\n {5}1 {2}flaky\n {8}the target answered once this way/);
    expect(plain).toMatch(/Errors of the suite\n {5}1 {2}suite error\n/);
    expect(plain).toMatch(
      /Not applicable\n {5}1 {2}no campaign configured\n {8}add a campaign of this kind to the config/,
    );
  });

  it('counts readings by the side they follow, and names the headlines and the grave ones', () => {
    const at = plain.indexOf('Readings of 4 discrepancies');
    expect(plain.slice(at, plain.indexOf('\n\n', at)).split('\n')).toEqual([
      'Readings of 4 discrepancies',
      '  follows    the sample 1, neither side 1',
      '  undecided  1: destructive not allowed 1',
      '  static     1 that no request can decide',
      '  sample     The table says calls, the sample texts: the sample sends <texts>',
      '             [mode-table-or-sample]',
      '  neither    The answer holds the id as id or _id [id-in-two-places]',
    ]);
  });

  it('names a headline even where it is undecided', () => {
    const open = exampleResults({
      discrepancies: [readingOf('mode-table-or-sample', 'undecided', { reason: 'budget spent' })],
    });
    expect(renderTerminal(open, exampleContract)).toContain(
      '  undecided  The table says calls, the sample texts: budget spent',
    );
  });

  it('tells answers, and counts by reason what has none', () => {
    expect(plain).toContain('Observations: 1 of 2 answered\n  undecided: 1 profile\n  empty-name: refused\n');
  });

  it('names the readings each campaign is spoken to in', () => {
    expect(plain).toContain('  calls (c-1)  mode=table; campaignId=encoded; read by readCampaign, seen after 35 ms');
    expect(plain).toContain('  texts (c-2, neighbour)  control refused:\n      412');
  });

  it('tells what was spent and how to have the same run again', () => {
    expect(plain).toContain('Requests    6 of 6 planned, 1 of at most 40 follow-ups, 1 to restore\n');
    expect(plain).toContain('Time        4.3 s, 9 requests in all\n');
    expect(plain).toContain('Seed        42, profile standard, target staging <&> "eu"\n');
    expect(plain).toContain('Restored    every campaign is as it was found\n');
  });

  it('names what was not put back and the command that does it', () => {
    const left = exampleResults();
    left.run.restored = false;
    left.run.left = [{ campaign: 'calls', member: 'title', before: 'Spring', after: 'Winter' }];
    for (const campaign of left.campaigns) campaign.restored = false;
    expect(renderTerminal(left, exampleContract)).toContain(
      [
        'Restored    not as it was found: calls',
        '            calls: title was "Spring", is "Winter"',
        '            calls: __v changes by itself and counts for nothing',
        '            npx campaign-conformance restore\n',
      ].join('\n'),
    );
  });

  it('says of what no read shows that it cannot be known', () => {
    const unknown = exampleResults();
    unknown.run.restored = null;
    const why = { reason: 'no read', note: 'no read shows it; its baseline was put back' } as const;
    unknown.campaigns = unknown.campaigns.map((campaign) => ({ ...campaign, restored: null, unknown: why }));
    const text = renderTerminal(unknown, exampleContract);
    expect(text).toContain('Restored    cannot be known\n            calls: cannot be known, no read shows it');
    expect(text).not.toContain('campaign-conformance restore');
  });

  it('ends with the files and the exit code', () => {
    const ending = { code: 1, why: 'the target breaks its documentation' } as const;
    const text = renderTerminal(results, exampleContract, { ending, files: ['a.html', 'b.json'] });
    expect(text).toMatch(/\nFiles {7}a\.html\n {12}b\.json\nExit 1: the target breaks its documentation\n$/);
  });

  it('fits 80 columns, but for the scope, commands and what the campaigns are called', () => {
    const wide = renderTerminal(cleanResults(), exampleContract).split('\n').slice(1);
    expect(wide.filter((line) => [...line].length > 80 && !line.startsWith('  calls'))).toEqual([]);
    const prose = plain
      .split('\n')
      .slice(1)
      .filter((line) => !/curl|--data-raw '|npx|https:|^ {2}texts|^ {2}calls/.test(line));
    expect(prose.filter((line) => [...line].length > 80)).toEqual([]);
  });

  it('says nothing of findings, reasons and waivers where there are none', () => {
    expect(renderTerminal(cleanResults(), exampleContract)).not.toMatch(
      /finding|Not |Errors|Waivers|Readings|Undecided|Exit/,
    );
  });
});

describe('paletteOf', () => {
  it('has colours on a terminal only, and none where the environment asks for none', () => {
    const coloured = (isTTY: boolean, env: { [name: string]: string }) => paletteOf({ isTTY }, env).red('x') !== 'x';
    expect(coloured(true, {})).toBe(true);
    expect(coloured(false, { CI: '1', FORCE_COLOR: '' })).toBe(false);
    expect(coloured(true, { NO_COLOR: '1' })).toBe(false);
    expect(coloured(true, { TERM: 'dumb' })).toBe(false);
  });
});
