import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Verdict } from '../model/verdict.ts';
import { exampleResults } from '../results/example.test-helper.ts';
import { exampleContract } from '../results/example-contract.test-helper.ts';
import { suiteClient } from './client.ts';
import { Feed } from './feed.ts';
import { openHost, type Serve } from './host.ts';
import type { SuiteTest, TestResult } from './protocol.ts';
import { allReported, earlyReported } from './reported.ts';
import { childEnvironment } from './shown.ts';

const one: SuiteTest = { operation: 'replaceCampaign', rule: 'request/enum', title: 'accepts what is listed' };
const two: SuiteTest = { operation: 'replaceCampaign', rule: 'request/type', title: 'refuses other types' };
const passed = ({ operation, rule }: SuiteTest): TestResult => ({ operation, rule, outcome: 'passes', text: '' });

async function hosted(serve: Serve) {
  const host = await openHost([one, two], serve);
  onTestFinished(() => host.close());
  return host.address;
}

describe('the way between tests and engine', () => {
  it('hands over the selected tests once, and tells each test its own outcome', async () => {
    const asked: string[][] = [];
    const client = suiteClient(
      await hosted(async (pairs, tell) => {
        asked.push([...pairs]);
        tell(passed(two));
        tell({ ...passed(one), outcome: 'skips', text: 'no read' });
      }),
    );
    const first = client.verdict(one);
    client.select(() => [one, two]);
    client.select(() => [two]);
    expect(await first).toMatchObject({ outcome: 'skips', text: 'no read' });
    expect(await client.verdict(two)).toEqual(passed(two));
    expect(asked).toEqual([['request/enum replaceCampaign', 'request/type replaceCampaign']]);
  });

  it('says why no verdict will come when the engine breaks', async () => {
    const client = suiteClient(
      await hosted(async () => {
        throw new Error('The campaign is locked');
      }),
    );
    client.select(() => [one]);
    await expect(client.verdict(one)).rejects.toThrow('The campaign is locked');
    await expect(client.verdict(two)).rejects.toThrow('The campaign is locked');
  });

  it('says so when the engine cannot be reached', async () => {
    const client = suiteClient({ port: 9, token: 'none' });
    client.select(() => [one]);
    await expect(client.verdict(one)).rejects.toThrow('The engine cannot be reached');
  });

  it('lets nobody in without the token, and does not mind', async () => {
    let served = 0;
    const address = await hosted(async () => {
      served += 1;
    });
    for (const line of ['{}', 'GET / HTTP/1.1', `{"token":"${'0'.repeat(36)}","pairs":[]}`]) {
      const socket = connect(address.port, '127.0.0.1');
      socket.write(`${line}\n`);
      await once(socket, 'close');
    }
    expect(served).toBe(0);
  });

  it('tells the engine when the tests are gone', async () => {
    let left = () => {};
    const gone = new Promise<void>((resolve) => {
      left = resolve;
    });
    const { port, token } = await hosted(
      (_pairs, _tell, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(left()))),
    );
    const socket = connect(port, '127.0.0.1');
    socket.write(`${JSON.stringify({ token, pairs: [] })}\n`, () => socket.destroy());
    await expect(gone).resolves.toBeUndefined();
  });
});

describe('a feed', () => {
  it('tells late listeners what was reported before they came', () => {
    const feed = new Feed();
    const heard: string[] = [];
    feed.tell(passed(one));
    feed.follow(({ rule }) => heard.push(rule));
    feed.tell(passed(two));
    expect(heard).toEqual([one.rule, two.rule]);
  });
});

describe('what a test came to', () => {
  const verdict = (kind: Verdict['verdict'], more: Partial<Verdict> = {}): Verdict => ({
    operation: one.operation,
    rule: one.rule,
    clause: 'replaceCampaign.body.mode.enum',
    basis: 'table',
    verdict: kind,
    findings: [],
    exchanges: [],
    ...more,
  });
  const reported = (...verdicts: Verdict[]) => allReported({ ...exampleResults(), verdicts }, exampleContract)[0];

  it('is a pass where every clause that was judged holds', () => {
    expect(reported(verdict('pass'), verdict('waived'), verdict('not-applicable', { reason: 'no read' }))).toEqual(
      passed(one),
    );
  });

  it('is a skip with its reasons where nothing could be asked', () => {
    expect(
      reported(verdict('not-applicable', { reason: 'no read' }), verdict('not-applicable', { reason: 'profile' })),
    ).toMatchObject({
      outcome: 'skips',
      text: 'no read, profile',
    });
  });

  it('is a failure with the reason where a clause could not be decided', () => {
    const { outcome, text } =
      reported(verdict('pass'), verdict('inconclusive', { reason: 'throttled', note: 'Twice 429.' })) ?? {};
    expect(outcome).toBe('fails');
    expect(text).toContain('replaceCampaign.body.mode.enum is inconclusive: throttled. Twice 429.');
    expect(text).toContain('lower --rate');
  });

  it('is the whole finding where a clause is broken', () => {
    const [finding] = exampleResults().findings;
    const { outcome, text } = reported(verdict('fail', { findings: [finding?.id ?? ''] })) ?? {};
    expect(outcome).toBe('fails');
    for (const part of ['Promise', 'Expected', 'Actual', 'curl --request PUT', finding?.replay, finding?.id]) {
      expect(text).toContain(part);
    }
  });

  it('is held back until the end where anything speaks against it', () => {
    const early = (...verdicts: Verdict[]) => earlyReported(verdicts).map(({ outcome }) => outcome);
    expect(early(verdict('pass'), verdict('fail'))).toEqual([]);
    expect(early(verdict('inconclusive', { reason: 'throttled' }))).toEqual([]);
    expect(early(verdict('pass'))).toEqual(['passes']);
  });
});

describe('the environment of the vitest that shows a run', () => {
  it('holds neither what changes vitest’s ways nor what the config may hold', () => {
    const env = { PATH: '/bin', VITEST_MAX_WORKERS: '7', NODE_OPTIONS: '--inspect', API_TOKEN: 'secret' };
    expect(childEnvironment(env)).toEqual({ PATH: '/bin' });
  });
});
