import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { exampleContract, exampleResults } from '../results/example.test-helper.ts';
import { renderJunit } from './junit.ts';

const results = exampleResults();
const xml = renderJunit(results, exampleContract);

/** Attributes and children of the XML, attributes under `@name`, read by a parser. */
function parsed(text: string): JsonObject {
  const value: Json = JSON.parse(create(text).end({ format: 'json' }));
  return isObject(value) && isObject(value.testsuites) ? value.testsuites : expect.fail('no testsuites');
}

function list(value: Json | undefined): JsonObject[] {
  return (Array.isArray(value) ? value : [value ?? null]).filter(isObject);
}

const suites = list(parsed(xml).testsuite);
const cases = suites.flatMap(({ testcase }) => list(testcase));

/** The test case of a clause. */
function caseOf(clause: string): JsonObject {
  return cases.find((one) => one['@name'] === clause) ?? expect.fail(`no test case ${clause}`);
}

describe('renderJunit', () => {
  it('has one suite per operation and one test case per verdict', () => {
    expect(suites.map((suite) => suite['@name'])).toEqual(['replaceCampaign', 'readCampaign', 'patchJob']);
    expect(cases).toHaveLength(results.verdicts.length);
  });

  it('names in its output what the cause of a failure also breaks', () => {
    expect(caseOf('replaceCampaign.body.name.maxLength')['system-out']).toBe(
      [
        'f-aaaaaaaa also breaks body.name.maxLength in another way',
        'f-aaaaaaaa also breaks response.data.name.type (response/member)',
        'f-aaaaaaaa also breaks readCampaign.response.data.name.type (response/member)',
      ].join('\n'),
    );
    expect(caseOf('replaceCampaign.response.data.createdAt.type')).not.toHaveProperty('system-out');
  });

  it('counts so that the suites add up to the whole', () => {
    const sum = (name: string) => suites.reduce((total, suite) => total + Number(suite[name]), 0);
    for (const name of ['@tests', '@failures', '@errors', '@skipped'])
      expect(sum(name)).toBe(Number(parsed(xml)[name]));
    expect(parsed(xml)).toMatchObject({
      '@tests': '10',
      '@failures': '3',
      '@errors': '2',
      '@skipped': '2',
      '@time': '4.321',
    });
  });

  it('says a fail by the text of its finding', () => {
    expect(caseOf('replaceCampaign.body.name.maxLength')).toMatchObject({
      '@classname': 'replaceCampaign.request/refuses-long-text',
      failure: {
        '@type': 'violation',
        '@message': 'accepts a name of 49 characters',
        '#': expect.stringMatching(/Promise {3}The name holds at most 48 characters\.[\s\S]*Replay {4}npx /),
      },
    });
  });

  it('shows what is undecided and what is our own error as errors, never as green', () => {
    expect(caseOf('replaceCampaign.body.tries.maximum')).toMatchObject({
      error: { '@type': 'inconclusive', '@message': expect.stringMatching(/^flaky: first accepted/) },
    });
    expect(caseOf('readCampaign.duty.noFault')).toMatchObject({ error: { '@type': 'error' } });
  });

  it('skips what does not apply, with the reason', () => {
    expect(caseOf('patchJob.body.name.type')).toMatchObject({ skipped: { '@message': 'no campaign configured' } });
  });

  it('passes what is waived, with the waiver as a property', () => {
    expect(caseOf('replaceCampaign.response.data.name.type')).toEqual({
      '@classname': 'replaceCampaign.response/member',
      '@name': 'replaceCampaign.response.data.name.type',
      properties: { property: { '@name': 'waived', '@value': 'known until the March release f-bbbbbbbb' } },
    });
  });

  it('carries seed, profile, target and labels as properties', () => {
    const [suite] = suites;
    const properties = isObject(suite?.properties) ? list(suite.properties.property) : [];
    expect(properties.map((property) => property['@name'])).toEqual([
      'scope',
      'seed',
      'profile',
      'target',
      'run',
      'label.build',
      'label.note',
      'reading.mode-table-or-sample',
      'reading.two-names-one-page',
      'reading.title-of-the-page',
      'reading.id-in-two-places',
      'observation.empty-name',
      'observation.long-name',
    ]);
    expect(xml).toContain('<property name="reading.two-names-one-page" value="undecided (destructive not allowed)"/>');
    expect(xml).toContain('<property name="target" value="staging &lt;&amp;&gt; &quot;eu&quot;"/>');
  });

  it('keeps what looks like a reference as the text it is', () => {
    expect(xml).toContain('&lt;b&gt;&amp;amp; ');
    expect(xml).not.toContain('&lt;b&gt;&amp; ');
  });

  it('holds only characters that XML can carry', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
    expect(xml).not.toMatch(/\p{Cf}|\p{Default_Ignorable_Code_Point}/u);
    expect(xml).toContain(']]&gt;');
  });
});
