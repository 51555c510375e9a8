import type { Exchange } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Results } from '../model/results.ts';
import type { Case, Finding, Verdict } from '../model/verdict.ts';
import { EXAMPLE_STEP, exampleAnswers, exampleReadings } from './example-readings.test-helper.ts';

export { clauseOf, exampleContract } from './example-contract.test-helper.ts';

/**
 * What a malicious target might answer: it ends an HTML script, an XML character section and a Markdown fence, moves a
 * terminal's cursor, turns the direction of writing, and holds characters no XML can carry.
 */
export const HOSTILE =
  '"double" \'single\' </script><img src=x onerror=alert(1)> ]]> ```\n~~~ | <b>&amp; \u0000\u0007\u001b[31mred\u001b[2J \u202egnp.exe 🦊 \ud800 \uffff \u200bhid\u00adden\ufeff \u2066\ufe0f\u{e0041}';

/** Longer than any column, without a place to break it. */
const LONG = 'x'.repeat(3000);

function exchange(n: number, role: Exchange['role'], status: number, change: Partial<Exchange> = {}): Exchange {
  return {
    id: `acme.calls.${n}`,
    operation: 'replaceCampaign',
    campaign: 'calls',
    credential: 'own',
    role,
    cases: [],
    request: {
      method: 'PUT',
      url: 'https://api.acme.example/campaigns/c-1?mode=calls',
      headers: { token: '‹token›', 'Content-Type': 'application/json' },
      body: { name: 'Autumn offer', tries: 3, days: [{ day: 'MO', start: '9:00 AM' }] },
    },
    response: {
      status,
      headers: { 'content-type': 'application/json' },
      body: { status: status < 300 ? 'success' : 'error', data: { name: 'Autumn offer' } },
    },
    durationMs: 12.5,
    at: n * 40,
    ...change,
  };
}

function exampleExchanges(longName: Case): Exchange[] {
  const request = (name: string): Exchange['request'] => ({
    ...exchange(0, 'twin', 200).request,
    body: { name, tries: 3 },
  });
  return [
    exchange(1, 'control', 200),
    exchange(2, 'twin', 200, { batch: 'b1' }),
    exchange(3, 'near-miss', 200, {
      batch: 'b1',
      cases: [longName.id, EXAMPLE_STEP],
      request: request('n'.repeat(49)),
      response: {
        status: 200,
        headers: {},
        body: { status: 'success', message: HOSTILE, data: { name: LONG } },
        cut: '5,000,000 characters, 16,384 kept',
      },
    }),
    exchange(4, 'confirm', 200, { of: 'acme.calls.3', cases: [longName.id] }),
    exchange(5, 'near-miss', 0, { response: { failure: 'reset', message: HOSTILE } }),
    exchange(6, 'read', 200, {
      of: 'acme.calls.4',
      operation: 'readCampaign',
      request: { method: 'GET', url: 'https://api.acme.example/campaigns/c-1', headers: {} },
    }),
    exchange(7, 'access', 502, {
      retryOf: 'acme.calls.5',
      made: 'c-0007',
      script: 'replaceCampaign',
      credential: 'none',
      request: { method: 'PUT', url: 'https://api.acme.example/campaigns/c-1', headers: {}, text: '{"name": ' },
      response: { status: 502, headers: { 'content-type': 'text/html' }, text: `<html>${HOSTILE}</html>` },
    }),
    exchange(8, 'restore', 200),
    exchange(9, 'hostile', 400, {
      request: { method: 'PUT', url: 'https://api.acme.example/campaigns/c-1', headers: {}, base64: '/w==' },
    }),
  ];
}

function exampleCases(): [longName: Case, raw: Case, bytes: Case] {
  const shared = {
    operation: 'replaceCampaign',
    rule: 'request/refuses-long-text',
    clause: 'replaceCampaign.body.name.maxLength',
  };
  return [
    {
      ...shared,
      id: 'replaceCampaign/request/refuses-long-text/body.name.maxLength/a name of 49 characters',
      label: 'a name of 49 characters',
      expect: 'refused',
      recipe: {
        operation: 'replaceCampaign',
        campaign: 'calls',
        credential: 'own',
        base: 'counterpart',
        edits: [{ path: 'name', value: 'n'.repeat(49) }, { path: 'tries' }],
      },
      origin: { seed: 42, path: '3:0:1' },
      breaks: 'replaceCampaign.body.name.maxLength',
    },
    {
      ...shared,
      id: 'replaceCampaign/request/refuses-long-text/body.name.maxLength/half a body',
      label: 'half a body',
      expect: 'observed',
      recipe: {
        operation: 'replaceCampaign',
        campaign: 'calls',
        credential: 'none',
        edits: [],
        raw: '{"name": ',
        settings: 'other account',
        parameters: [
          { in: 'query', name: 'mode', value: 'jobs' },
          { in: 'header', name: 'token' },
        ],
      },
    },
    {
      ...shared,
      id: 'replaceCampaign/request/refuses-long-text/body.name.maxLength/bytes that are no text',
      label: 'bytes that are no text',
      expect: 'observed',
      recipe: {
        operation: 'replaceCampaign',
        campaign: 'calls',
        credential: 'own',
        edits: [],
        base64: '/w==',
        parameters: [{ in: 'path', name: 'campaign', value: 'c-1%00', encoding: 'raw' }],
      },
      hostile: true,
    },
  ];
}

function verdict(rule: string, clause: string, kind: Verdict['verdict'], change: Partial<Verdict> = {}): Verdict {
  const operation = clause.slice(0, clause.indexOf('.'));
  return {
    operation,
    rule,
    clause,
    basis: 'table+sample',
    verdict: kind,
    findings: [],
    exchanges: ['acme.calls.1'],
    ...change,
  };
}

const EXAMPLE_VERDICTS: Verdict[] = [
  verdict('request/refuses-long-text', 'replaceCampaign.body.name.maxLength', 'fail', {
    findings: ['f-aaaaaaaa'],
    exchanges: ['acme.calls.2', 'acme.calls.3', 'acme.calls.4'],
  }),
  verdict('request/refuses-missing', 'replaceCampaign.body.name.required', 'pass'),
  verdict('request/refuses-above', 'replaceCampaign.body.tries.maximum', 'inconclusive', {
    basis: 'table',
    reason: 'flaky',
    findings: ['f-ffffffff'],
    note: `first accepted, then refused ${HOSTILE}`,
  }),
  verdict('response/member', 'replaceCampaign.response.data.name.type', 'waived', {
    findings: ['f-bbbbbbbb'],
    note: 'known until the March release',
  }),
  verdict('response/member', 'replaceCampaign.response.data.createdAt.type', 'fail', { findings: ['f-cccccccc'] }),
  verdict('response/member', 'replaceCampaign.response.data.updatedAt.type', 'fail', { findings: ['f-dddddddd'] }),
  verdict('response/member', 'readCampaign.response.data.name.type', 'pass', { exchanges: ['acme.calls.6'] }),
  verdict('robustness/no-fault', 'readCampaign.duty.noFault', 'error', {
    basis: 'standard',
    reason: 'suite error',
    note: 'the rule read a member of nothing',
    exchanges: [],
  }),
  verdict('request/refuses-wrong-type', 'patchJob.body.name.type', 'not-applicable', {
    reason: 'no campaign configured',
    exchanges: [],
  }),
  verdict('request/refuses-format', 'patchJob.body.end.format', 'not-applicable', { reason: 'no read', exchanges: [] }),
];

function finding(letter: string, rule: string, clause: string, change: Partial<Finding> = {}): Finding {
  return {
    id: `f-${letter.repeat(8)}`,
    fingerprint: letter.repeat(64),
    kind: 'violation',
    operation: 'replaceCampaign',
    rule,
    clause,
    source: {
      page: 'acme-update-campaign',
      lines: [207],
      line: 207,
      url: 'https://docs.acme.example/replace?edition=2&lang=en',
    },
    severity: 'medium',
    title: 'leaves out data.createdAt',
    expected: 'The answer carries the member with its documented type.',
    actual: 'The answer to an accepted request lacks data.createdAt.',
    exchange: 'acme.calls.1',
    story: ['acme.calls.1'],
    curl: "curl -X PUT 'https://api.acme.example/campaigns/c-1?mode=calls' -H 'token: ‹token›' -d '{}'",
    replay: `npx campaign-conformance replay f-${letter.repeat(8)} --results reports/run-1/results.json`,
    cases: 1,
    ...change,
  };
}

const EXAMPLE_FINDINGS: Finding[] = [
  finding('c', 'response/member', 'replaceCampaign.response.data.createdAt.type'),
  finding('d', 'response/member', 'replaceCampaign.response.data.updatedAt.type', {
    title: 'leaves out data.updatedAt',
  }),
  finding('a', 'request/refuses-long-text', 'replaceCampaign.body.name.maxLength', {
    severity: 'high',
    source: {
      page: 'acme-update-campaign',
      lines: [122, 123],
      line: 122,
      url: 'https://docs.acme.example/replace?edition=2&lang=en',
    },
    title: 'accepts a name of 49 characters',
    expected: 'The request is refused.',
    actual: `Answered 200 with the success mark: ${HOSTILE}`,
    exchange: 'acme.calls.3',
    twin: 'acme.calls.2',
    story: ['acme.calls.1', 'acme.calls.2', 'acme.calls.3'],
    curl: `curl -X PUT 'https://api.acme.example/campaigns/c-1' \\\n  -d '{"name":"${'n'.repeat(49)}","note":"\`\`\`\` ${LONG}"}'`,
    cases: 3,
    also: [
      {
        operation: 'replaceCampaign',
        rule: 'request/refuses-long-text',
        clause: 'replaceCampaign.body.name.maxLength',
        fingerprint: '0a'.repeat(32),
      },
      {
        operation: 'replaceCampaign',
        rule: 'response/member',
        clause: 'replaceCampaign.response.data.name.type',
        fingerprint: '0b'.repeat(32),
      },
      {
        operation: 'readCampaign',
        rule: 'response/member',
        clause: 'readCampaign.response.data.name.type',
        fingerprint: '0c'.repeat(32),
      },
    ],
  }),
  finding('b', 'response/member', 'replaceCampaign.response.data.name.type', {
    severity: 'low',
    title: 'answers data.name with another type',
  }),
  finding('f', 'request/refuses-above', 'replaceCampaign.body.tries.maximum', {
    kind: 'unstable',
    title: 'at times accepts 101 for `tries`',
    actual: 'Answered 200. Sent again, the same request did not show it (acme.calls.4).',
    exchange: 'acme.calls.3',
    other: 'acme.calls.4',
    story: ['acme.calls.2', 'acme.calls.3'],
  }),
  finding('e', 'read-changes', 'reading-writes', {
    kind: 'hazard',
    title: 'changes a campaign that is only read',
    source: { page: '', lines: [], url: '' },
  }),
];

/** A run that shows everything a report has to cope with; `change` replaces members at the top. */
export function exampleResults(change: Partial<Results> = {}): Results {
  const [longName, raw, bytes] = exampleCases();
  return structuredClone({
    schemaVersion: 1,
    run: {
      id: '2026-01-05T10-00-00-run1',
      startedAt: '2026-01-05T10:00:00.000Z',
      durationMs: 4321,
      seed: 42,
      profile: 'standard',
      version: '0.1.0',
      target: 'staging <&> "eu"',
      config: 'conformance.yaml',
      labels: { build: '1.2.3', note: HOSTILE },
      requests: 9,
      requestsByOperation: { replaceCampaign: 8, readCampaign: 1 },
      planned: { base: 6, followUpsAtMost: 40, restore: 1 },
      sent: { base: 6, followUps: 1, again: 1, restore: 1 },
      restored: true,
      left: [],
      interrupted: false,
      selection: { operations: ['replaceCampaign', 'readCampaign', 'patchJob'], rules: ['request/*'] },
    },
    scope: {
      operations: ['replaceCampaign', 'readCampaign'],
      clauses: { judged: 6, total: 12 },
      notApplicable: { 'no campaign configured': 1, 'no read': 1 },
    },
    summary: { pass: 2, fail: 3, waived: 1, inconclusive: 1, notApplicable: 2, error: 1 },
    campaigns: [
      {
        key: 'calls',
        vendor: 'acme',
        kind: 'calls',
        role: 'own',
        id: 'c-1',
        dialect: { mode: 'table', campaignId: 'encoded' },
        read: 'readCampaign',
        lagMs: 35,
        counterpart: { name: 'Another name' },
        baseline: { name: 'Autumn offer', tries: 3 },
        written: true,
        restored: true,
        moving: ['__v'],
        open: [{ kind: 'split', note: 'Splitting stopped: which of 2 values is refused is open.', cases: [] }],
      },
      {
        key: 'texts',
        vendor: 'acme',
        kind: 'texts',
        role: 'neighbour',
        id: 'c-2',
        unjudged: { reason: 'control refused', note: `412 ${HOSTILE}` },
        refused: [{ operation: 'readCampaign', reason: 'control refused', note: '403' }],
        made: ['c-0007'],
        written: false,
        restored: null,
        left: [{ member: 'name', before: 'Spring', after: 'Autumn', asked: true }],
        unknown: { reason: 'no read', note: 'no read shows it' },
      },
    ],
    verdicts: EXAMPLE_VERDICTS,
    findings: EXAMPLE_FINDINGS,
    discrepancies: exampleReadings,
    observations: exampleAnswers,
    cases: [longName, raw, bytes],
    notAsked: [
      {
        operation: 'patchJob',
        rule: 'request/refuses-format',
        clause: 'patchJob.body.end.format',
        reason: 'no value configured',
      },
    ],
    exchanges: exampleExchanges(longName),
    undecided: ['replaceCampaign: a priority of 11'],
    staleWaivers: ['response/member on readCampaign.response.data.name.type'],
    ...change,
  } satisfies Results);
}

/** Results of a run on which nothing is to be remarked: every verdict is pass. */
export function cleanResults(change: Partial<Results> = {}): Results {
  const results = exampleResults();
  return {
    ...results,
    scope: { operations: ['replaceCampaign'], clauses: { judged: 1, total: 12 }, notApplicable: {} },
    summary: { pass: 1, fail: 0, waived: 0, inconclusive: 0, notApplicable: 0, error: 0 },
    verdicts: results.verdicts.filter(({ clause }) => clause === 'replaceCampaign.body.name.required'),
    findings: [],
    discrepancies: [],
    observations: [],
    undecided: [],
    staleWaivers: [],
    campaigns: results.campaigns.slice(0, 1),
    ...change,
  };
}

/** A JSON copy of results, for tests that break it. */
export function asJson(results: Results): JsonObject {
  return JSON.parse(JSON.stringify(results));
}
