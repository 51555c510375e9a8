import { describe, expect, it } from 'vitest';
import { cleanResults, exampleContract, exampleResults } from '../results/example.test-helper.ts';
import { renderMarkdown } from './markdown.ts';

const results = exampleResults();
const markdown = renderMarkdown(results, exampleContract);

describe('renderMarkdown', () => {
  it('begins with the scope', () => {
    expect(markdown.split('\n')[2]).toMatch(
      /^Judged 2 of 3 operations \(replaceCampaign, readCampaign\) and 6 of 12 clauses; /,
    );
  });

  it('has a row per operation and one for all', () => {
    expect(markdown).toContain('| `replaceCampaign` | 1 | 3 | 1 | 1 | 0 | 0 |\n');
    expect(markdown).toContain('| `patchJob` (not judged) | 0 | 0 | 0 | 0 | 2 | 0 |\n');
    expect(markdown).toContain('| all | 2 | 3 | 1 | 1 | 2 | 1 |\n');
  });

  it('tells a finding whole, and links its page', () => {
    expect(markdown).toContain('### accepts a name of 49 characters\n');
    expect(markdown).toContain(
      '- **Promise:** The name holds at most 48 characters. [Replace Campaign \\| v2 "beta", lines 122, 123 (table+sample)](<https://docs.acme.example/replace?edition=2&lang=en>)\n',
    );
    expect(markdown).toContain('- **Expected:** The request is refused.\n');
    expect(markdown).toContain('\n- **Also** breaks body.name.maxLength in another way, 2 more\n');
    expect(markdown).toMatch(
      /\n```diff\nname\n {2}- accepted .*\n[\s\S]*?\n```\n\n```sh\n# 1\. PUT the baseline \(acme\.calls\.1\), answered 200\n[\s\S]*?\n# 3\.\ncurl --request PUT [\s\S]*?\n# answered 200\n```\n\n```sh\nnpx campaign-conformance replay f-aaaaaaaa /,
    );
  });

  it('opens no HTML, no fence and no table cell for the target', () => {
    const outside = markdown.replace(/^(`{3,})(?:sh|diff)\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/(^|[^\\])<(?!https:|br>)[a-z/]/m);
    expect(outside).not.toMatch(/^(```|~~~)/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    expect(markdown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\p{Cf}\p{Default_Ignorable_Code_Point}\p{Surrogate}]/u);
  });

  it('lists what was waived, not decided and not applicable, and the readings', () => {
    expect(markdown).toContain('## Waived\n\n- `f-bbbbbbbb` replaceCampaign: answers data.name with another type\n');
    expect(markdown).toContain('## Not decided\n\n- 1 flaky: ');
    expect(markdown).toContain('## Not applicable\n\n- 1 no campaign configured: ');
    expect(markdown).toContain(
      '\n| high | sample | The table says calls, the sample texts<br>`mode-table-or-sample` | ',
    );
    expect(markdown).toContain('\n- `replaceCampaign` Is an empty name accepted? refused\n- 1 undecided: profile\n');
  });

  it('tells what shows only at times under a heading of its own, with both answers', () => {
    const [proven = '', unstable = ''] = markdown.split('\n## Unstable\n');
    expect(proven).not.toContain('f-ffffffff');
    expect(unstable).toContain('### at times accepts 101 for `tries`\n');
    expect(unstable).toContain('# answered 200\n# sent again, answered 200 (acme.calls.4)\n');
  });

  it('tells fifty findings and counts the others', () => {
    const proven = results.findings.filter(({ kind }) => kind !== 'unstable');
    const findings = Array.from({ length: 53 }, () => proven)
      .flat()
      .slice(0, 53);
    const many = renderMarkdown({ ...results, verdicts: [], findings }, exampleContract);
    expect(many.match(/^### /gm)).toHaveLength(50);
    expect(many).toContain('\n3 more in the report.\n');
  });

  it('warns when a campaign was not put back', () => {
    expect(markdown).not.toContain('restore`');
    const run = { ...results.run, restored: false, left: [{ campaign: 'calls', member: 'title', before: 'Spring' }] };
    const campaigns = results.campaigns.map((campaign) => ({ ...campaign, restored: false }));
    const text = renderMarkdown({ ...results, run, campaigns }, exampleContract);
    expect(text).toContain('**not as it was found: calls**');
    expect(text).toContain('calls: title was "Spring", is nothing');
    expect(text).toContain('Put it back: `npx campaign-conformance restore`');
  });

  it('holds nothing but scope, counts and run where nothing is to be remarked', () => {
    expect(renderMarkdown(cleanResults(), exampleContract)).not.toContain('## ');
  });
});
