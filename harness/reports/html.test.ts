import { describe, expect, it } from 'vitest';
import { cleanResults, exampleContract, exampleResults } from '../results/example.test-helper.ts';
import { renderHtml } from './html.ts';

const results = exampleResults();
const page = renderHtml(results, exampleContract);
/** The page without its stylesheet. */
const body = page.slice(page.indexOf('</head>'));

/** The card of a finding. */
function cardOf(id: string): string {
  const start = page.indexOf(`id="${id}"`);
  return page.slice(start, page.indexOf('</article>', start));
}

describe('renderHtml', () => {
  it('runs no script and asks the network for nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|@import|url\(|<[^>]*\s(src|on\w+)=/i);
  });

  it('leads nowhere but to its own anchors and the documented pages', () => {
    const hrefs = new Set([...body.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href));
    const anchors = [...hrefs].filter((href) => href.startsWith('#')).map((href) => href.slice(1));
    expect([...hrefs].filter((href) => !href.startsWith('#'))).toEqual([
      'https://docs.acme.example/replace?edition=2&amp;lang=en',
      'https://docs.acme.example/read',
    ]);
    expect(anchors.length).toBeGreaterThan(8);
    expect(anchors.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
  });

  it('gives every anchor once', () => {
    const ids = [...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lists what the cause of a finding also breaks', () => {
    const card = cardOf('f-aaaaaaaa');
    expect(card).toContain('<dt>Also breaks</dt><dd><code>body.name.maxLength in another way</code><br>');
    expect(card).toContain('<code>readCampaign.response.data.name.type (response/member)</code></dd>');
    expect(cardOf('f-cccccccc')).not.toContain('Also breaks');
  });

  it('shows what the target answered as text', () => {
    expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; ]]&gt;');
    expect(page).toContain('&lt;b&gt;&amp;amp;');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\p{Cf}\p{Default_Ignorable_Code_Point}\p{Surrogate}]/u);
  });

  it('says scope, counts, seed and labels before all else', () => {
    const head = body.slice(0, body.indexOf('id="findings"'));
    expect(head).toContain('Judged 2 of 3 operations (replaceCampaign, readCampaign) and 6 of 12 clauses');
    expect(head).toContain('<div class="tile fail "><b>3</b>fail</div>');
    expect(head).toContain('<li>seed <b>42</b></li>');
    expect(head).toContain('<li>build <b>1.2.3</b></li>');
  });

  it('tells a finding whole on its card', () => {
    const card = cardOf('f-aaaaaaaa');
    for (const part of [
      'accepts a name of 49 characters',
      'The name holds at most 48 characters.',
      'Replace Campaign | v2 &quot;beta&quot;, lines 122, 123 (table+sample)</a>',
      'The request is refused.',
      'Answered 200 with the success mark',
      'npx campaign-conformance replay f-aaaaaaaa',
      '3 cases',
    ]) {
      expect(card).toContain(part);
    }
  });

  it('shows the names of members as code, and still as text', () => {
    const findings = results.findings.map((finding) => ({ ...finding, title: 'leaves out `data.<b>`' }));
    const text = renderHtml({ ...results, findings }, exampleContract);
    expect(text).toContain('<h3>leaves out <code>data.&lt;b&gt;</code></h3>');
  });

  it('puts the exchange beside its twin and marks the lines in which they differ', () => {
    const card = cardOf('f-aaaaaaaa');
    expect(card).toContain(`<mark>  &quot;name&quot;: &quot;${'n'.repeat(49)}&quot;,</mark>`);
    expect(card).toContain('<mark>  &quot;name&quot;: &quot;Autumn offer&quot;,</mark>');
    expect(card).not.toContain('<mark>  &quot;tries&quot;: 3');
  });

  it('shows an exchange without a twin, unmarked', () => {
    expect(cardOf('f-cccccccc')).toContain('&quot;tries&quot;: 3');
    expect(cardOf('f-cccccccc')).not.toContain('<mark>');
  });

  it('shows a request that is no JSON, and an answer that never came', () => {
    const [first] = results.findings;
    const finding = (exchange: string) => ({ ...results, findings: first ? [{ ...first, exchange }] : [] });
    expect(renderHtml(finding('acme.calls.7'), exampleContract)).toContain('{&quot;name&quot;: \n');
    expect(renderHtml(finding('acme.calls.5'), exampleContract)).toContain('no complete answer: reset');
  });

  it('lists every verdict below its operation', () => {
    for (const { clause } of results.verdicts) expect(body).toContain(`<tr><td><code>${clause}</code></td>`);
  });

  it('says what was waived, undecided, not applicable, stale, read, observed and left unsent', () => {
    for (const heading of [
      '4 findings, 1 more waived',
      'Errors of the suite',
      'Not decided',
      'Not applicable',
      'Waivers that excuse nothing any more',
      'Readings',
      'Observations',
      'Campaigns',
      'Left unsent',
    ]) {
      expect(body).toContain(`<h2>${heading}</h2>`);
    }
  });

  it('indexes findings once there are many, and folds their exchanges', () => {
    const [first] = results.findings;
    const many = Array.from({ length: 6 }, (_, i) => ({ ...(first ?? expect.fail()), id: `f-0000000${i}` }));
    const text = renderHtml({ ...results, verdicts: [], findings: many }, exampleContract);
    expect(text.match(/<a href="#f-0000000\d">/g)).toHaveLength(6);
    expect(text).not.toContain('<details open><summary>What was sent');
    expect(page).toContain('<details open><summary>What was sent');
  });

  it('warns when a campaign was not put back or the run was interrupted', () => {
    const left = [{ campaign: 'calls', member: 'title', before: 'Spring', after: 'Winter' }];
    const run = { ...results.run, restored: false, left, interrupted: true };
    expect(page).not.toContain('class="alarm"');
    expect(renderHtml({ ...results, run }, exampleContract).match(/class="alarm"/g)).toHaveLength(2);
  });

  it('says that there are no findings', () => {
    expect(renderHtml(cleanResults(), exampleContract)).toContain('<h2>Findings</h2><p>None.</p>');
  });

  it('puts the claims of a discrepancy side by side, and marks the followed one', () => {
    const card = cardOf('reading-mode-table-or-sample');
    expect(card.match(/class="claim /g)).toHaveLength(2);
    expect(card).toContain('<div class="claim followed"><b>sample</b> the sample sends &lt;texts&gt;<br>');
    expect(card).toContain('Replace Campaign | v2 &quot;beta&quot;, lines 31-32 (sample)');
    expect(card).toContain('The target follows <b>sample</b> <span class="soft mono">acme.calls.3</span>');
    expect(cardOf('reading-two-names-one-page')).toContain(
      'undecided</b> <span class="soft">(destructive not allowed)',
    );
  });

  it('tells the answers to what the documentation leaves open', () => {
    const section = page.slice(page.indexOf('id="observations"'));
    expect(section).toContain('Is an empty name accepted?');
    expect(section).toContain('<b>refused</b>');
  });

  it('says nothing of readings where there are none', () => {
    expect(renderHtml(cleanResults(), exampleContract)).not.toMatch(/id="(readings|observations)"/);
  });
});
