import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../harness/engine.ts';
import { compose } from '../../../harness/main.ts';
import type { WireRequest, WireResponse } from '../../../harness/model/exchange.ts';
import { rehearse, type StageTarget } from '../../../harness/selftest/rehearsal.ts';
import { resultsOf } from '../../../harness/selftest/replayed.ts';

const stock = await compose();
const { contract, validators, configSchema: schema, samples, reference, rules } = stock;

const UPDATE = 'updateVoiceCampaignV2';
const READ = 'getVoiceCampaignV2';
const LATER = ['hostile/json', 'hostile/text', 'hostile/http', 'hostile/path', 'hostile/injection'];
const SERVER_ERROR: WireResponse = { status: 500, headers: { 'content-type': 'application/json' }, body: '{}' };

/** What becomes of a request on its way; nothing where the target is asked. */
type Fault = (
  request: WireRequest,
  now: number,
  ask: StageTarget['handle'],
) => WireResponse | undefined | Promise<WireResponse>;

function rehearsed(
  asked: readonly string[],
  fault: Fault = () => undefined,
  mutants: string[] = [],
): Promise<RunRecord> {
  const raise = (now: () => number): StageTarget => {
    const target = reference.stage({ mutants }, now);
    const handle: StageTarget['handle'] = async (request) =>
      (await fault(request, now(), target.handle)) ?? target.handle(request);
    return { ...target, handle };
  };
  return rehearse(raise, {
    contract,
    validators,
    schema,
    samples,
    rules,
    selection: { profile: 'nightly', readOnly: false, pairs: new Set(asked) },
    seed: 1,
    startAt: 0,
    latencyMs: 25,
    concurrency: 1,
    overwrite: true,
  });
}

/** What makes a request the same, whoever sends it when. */
function keyOf({ method, url, headers, body, bytes }: WireRequest): string {
  const own = headers.filter(([name]) => !['auth', 'user-agent', 'x-conformance-run'].includes(name.toLowerCase()));
  return JSON.stringify([method, url, own, bytes ? Buffer.from(bytes).toString('base64') : body]);
}

const findingsOf = (record: RunRecord) =>
  resultsOf(record, stock, 1, 'nightly').findings.map(({ rule, title }) => `${rule}: ${title}`);

/** The requests of a run on a target without a fault, by the label of the case they were sent for. */
async function hostileRequests(pair: string): Promise<[label: string, key: string][]> {
  const seen: WireRequest[] = [];
  const { exchanges, plan } = await rehearsed([pair], (request) => {
    seen.push(request);
    return undefined;
  });
  const labels = new Map(plan.cases.map(({ id, label }) => [id, label]));
  expect(exchanges.length).toBe(seen.length);
  const sent = exchanges.toSorted((a, b) => a.at - b.at);
  return sent.flatMap(({ role, cases: [id = ''] }, at): [string, string][] => {
    const request = seen[at];
    return role === 'hostile' && request ? [[labels.get(id) ?? '', keyOf(request)]] : [];
  });
}

const pairs = [...LATER.map((rule) => `${rule} ${UPDATE}`), `hostile/path ${READ}`];
const kinds = (
  await Promise.all(pairs.map(async (pair) => (await hostileRequests(pair)).map((kind) => [pair, ...kind] as const)))
).flat();

describe('a hostile request', () => {
  it('does the reference target no harm, and the campaigns are as they were', async () => {
    const record = await rehearsed(pairs);
    expect(findingsOf(record)).toEqual([]);
    expect(kinds.length).toBeGreaterThan(70);
    expect(record.judged.map(({ verdict }) => verdict.verdict)).toEqual(pairs.map(() => 'pass'));
    expect(record.campaigns.map(({ restored }) => restored)).not.toContain(false);
  });

  it.each(kinds)('that the target fails on is one finding: %s, %s', async (pair, label, key) => {
    const record = await rehearsed([pair], (request) => (keyOf(request) === key ? SERVER_ERROR : undefined));
    expect(findingsOf(record)).toEqual([`${pair.split(' ')[0]}: fails with a server error on ${label}`]);
  });

  it('may be turned away by whoever stands in front, or led elsewhere, as often as it comes', async () => {
    const known = new Set(kinds.map(([, , key]) => key));
    for (const status of [302, 403, 413, 431]) {
      const record = await rehearsed(pairs, (request) =>
        known.has(keyOf(request))
          ? { status, headers: { 'content-type': 'text/html' }, body: '<h1>No</h1>' }
          : undefined,
      );
      expect([status, ...new Set(record.judged.map(({ verdict }) => verdict.verdict))]).toEqual([status, 'pass']);
    }
  });
});

const keyFor = (start: string) => kinds.find(([, label]) => label.startsWith(start))?.[2] ?? '';

describe('what HTTP allows', () => {
  it.each([
    ['501 to a method that is not known', 'a method of WebDAV', { status: 501, headers: {}, body: '' }],
    ['XML to a method of WebDAV', 'a method of WebDAV', { status: 207, headers: {}, body: '<multistatus/>' }],
    ['a closed connection on a large header', 'a header of 12 kB', { failure: 'reset', message: 'closed' }],
    ['a closed connection on a large body', 'a body of 300 kB', { failure: 'reset', message: 'closed' }],
  ] satisfies [string, string, WireResponse][])('is no fault: %s', async (_, label, answer) => {
    const key = keyFor(label);
    const record = await rehearsed([`hostile/http ${UPDATE}`], (request) =>
      keyOf(request) === key ? answer : undefined,
    );
    expect(record.judged.map(({ verdict }) => verdict.verdict)).toEqual(['pass']);
    expect(record.exchanges.filter(({ role }) => role === 'confirm')).toEqual([]);
  });

  it.each([
    ['no answer', 'a header of 12 kB', { failure: 'timeout', message: 'no answer came' }],
    ['500 to a method', 'a method of WebDAV', SERVER_ERROR],
    ['a closed connection', 'JSON sent as text/plain', { failure: 'reset', message: 'closed' }],
    ['a page', 'a charset that does not exist', { status: 200, headers: {}, body: '<h1>It works</h1>' }],
  ] satisfies [string, string, WireResponse][])('is not this: %s', async (_, label, answer) => {
    const key = keyFor(label);
    const record = await rehearsed([`hostile/http ${UPDATE}`], (request) =>
      keyOf(request) === key ? answer : undefined,
    );
    expect(findingsOf(record)).toEqual([expect.stringContaining(label)]);
  });
});

describe('a target that is down after a hostile request', () => {
  const key = keyFor('500 lists');
  const down = (forMs: number): Fault => {
    let since = Number.POSITIVE_INFINITY;
    return (request, now) => {
      if (now - since > forMs) since = Number.POSITIVE_INFINITY;
      if (now >= since) return { failure: 'unreachable', message: 'nobody listens' };
      if (keyOf(request) !== key) return undefined;
      since = now;
      return { failure: 'reset', message: 'closed' };
    };
  };

  it('is blamed for it once it is back, and the run goes on', async () => {
    const record = await rehearsed(pairs.slice(0, 5), down(3000));
    expect(findingsOf(record)).toEqual(['hostile/json: breaks the connection on 500 lists in each other for `name`']);
    expect(record.campaigns.map(({ restored }) => restored)).not.toContain(false);
  });

  it('and stays away is said to be away, and blamed for nothing else', async () => {
    const record = await rehearsed(
      [`hostile/json ${UPDATE}`, `robustness/no-fault ${UPDATE}`],
      down(Number.POSITIVE_INFINITY),
    );
    expect(findingsOf(record)).toEqual([]);
    expect(record.campaigns.find(({ key: name }) => name === 'voice-v2')?.unjudged?.reason).toMatch(
      /outage|unreachable/,
    );
  });
});

describe('what a hostile request leaves behind', () => {
  it('is nothing where it is refused: one that is stored all the same is named', async () => {
    const key = keyFor('a body with garbage');
    const record = await rehearsed(
      [`hostile/json ${UPDATE}`, `state/atomic-refusal ${UPDATE}`],
      async (request, _, ask) => {
        if (keyOf(request) !== key) return ask(request);
        await ask({ ...request, body: String(request.body).replace(/garbage$/, '') });
        return { status: 400, headers: { 'content-type': 'application/json' }, body: '{"errors":[]}' };
      },
    );
    expect(findingsOf(record)).toEqual([
      'state/atomic-refusal: changes the campaign although it refuses a body with garbage behind it',
    ]);
  });

  it.each([
    ['hostile/injection', 'response.echo:a name is a template', /^hostile\/injection: answers with another value/],
    [
      'hostile/client',
      'operation.contentType:a charset refused',
      /refuses an update sent as application\/json; charset=utf-8$/,
    ],
    [
      'hostile/client',
      'header.auth.required:found in small letters alone',
      /refuses the header `auth` written `AUTH`$/,
    ],
  ])('and how it is taken is judged too: %s, %s', async (rule, mutant, title) => {
    const record = await rehearsed([`${rule} ${UPDATE}`], undefined, [`${UPDATE}.${mutant}`]);
    expect(findingsOf(record)).toEqual([expect.stringMatching(title)]);
  });
});
