import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject, type Json } from '../harness/model/json.ts';
import { fails, toyRun, unpassed } from '../harness/testing/toy-run.ts';
import { json, type ToyQuirks } from '../harness/testing/toy-target.ts';

const put = 'putLeaflet';
const get = 'getLeaflet';

describe('another vendor', () => {
  it('is judged by the shipped rules, from its specification and its config alone', async () => {
    const { judged, exchanges, errors } = await toyRun();
    expect(unpassed(judged)).toEqual({});
    expect(errors).toEqual([]);
    expect(exchanges.filter(({ role }) => role === 'split' || role === 'confirm' || role === 'trace')).toEqual([]);
    const passed = judged.filter(({ verdict }) => verdict.verdict === 'pass');
    const families = new Set(passed.map(({ verdict }) => verdict.rule.split('/')[0]));
    expect([...families].toSorted()).toEqual([
      'access',
      'hostile',
      'operation',
      'request',
      'response',
      'robustness',
      'state',
    ]);
    expect(new Set(passed.map(({ verdict }) => verdict.rule)).size).toBeGreaterThan(25);
  });

  it('shows which side of its page it follows, from its catalogue alone', async () => {
    const readings = async (quirks: ToyQuirks) => {
      const { discrepancies } = await toyRun({ quirks });
      return Object.fromEntries(discrepancies.map(({ id, reading }) => [id, reading]));
    };
    expect(await readings({})).toEqual({
      'via-table-against-sample': 'static',
      'size-not-tabled': 'sample',
      'zone-not-tabled': 'sample',
      'hours-not-tabled': 'sample',
    });
    expect(await readings({ tells: ({ size, from, ...data }) => data })).toMatchObject({
      'size-not-tabled': 'table',
      'hours-not-tabled': 'neither',
    });
  });

  it('has no word of the others', () => {
    const folder = new URL('../harness/testing/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      expect(readFileSync(new URL(file, folder), 'utf8')).not.toMatch(/kore|voiceaiwrapper|campaignType|appId/i);
    }
  });
});

describe('a target that differs where the page is open', () => {
  const legitimate: [what: string, quirks: ToyQuirks][] = [
    ['takes the sample’s carrier', { via: 'post' }],
    ['shows writes late', { lagMs: 700 }],
    ['reads with members at the root', { flat: true }],
    ['leaves contested members out of its answers', { tells: ({ size, zone, from, until, ...data }) => data }],
    ['answers more than documented', { tells: (data) => ({ ...data, printedBy: { press: 4 } }) }],
    ['wants no fold on small paper', { refuses: ({ size, fold }) => size === 'A6' && fold !== undefined }],
  ];
  it.each(legitimate)('breaks no promise when it %s', async (_, quirks) => {
    const { judged, left } = await toyRun({ quirks });
    expect(unpassed(judged)).toEqual({});
    expect(left['leaflet-0041']).toEqual(left['leaflet-0042']);
  });
});

describe('a target that breaks one promise', () => {
  const broken: [what: string, quirks: ToyQuirks, expected: { [pair: string]: string[] }][] = [
    [
      'accepts a longer title',
      { takes: (body) => isObject(body) && typeof body.title === 'string' && body.title.length === 21 },
      { [`request/max-length ${put}.body.title.maxLength`]: ['accepted'] },
    ],
    [
      'accepts a foreign size',
      { takes: (body) => isObject(body) && body.size === 'POSTCARD' },
      { [`request/enum ${put}.body.size.enum`]: ['accepted'] },
    ],
    [
      'refuses a listed size',
      { refuses: ({ size }) => size === 'A4' },
      { [`request/enum ${put}.body.size.enum`]: ['refused'] },
    ],
    [
      'refuses the bound of a range',
      { refuses: ({ copies }) => copies === 500 },
      { [`request/range ${put}.body.copies.maximum`]: ['refused'] },
    ],
    [
      'demands what is optional',
      { refuses: ({ fold }) => fold === undefined },
      { [`request/optional ${put}.body.fold.optional`]: ['refused'] },
    ],
    [
      'takes an empty list',
      { takes: (body) => isObject(body) && Array.isArray(body.streets) && body.streets.length === 0 },
      { [`request/min-items ${put}.body.streets.minItems`]: ['accepted'] },
    ],
    [
      'stores what it refuses',
      { stores: ({ copies }) => copies === 9 },
      { [`state/atomic-refusal ${put}.duty.atomicRefusal`]: ['changed'] },
    ],
    [
      'leaves a member out of a read',
      { tells: ({ key, ...data }, { method }) => (method === 'GET' ? data : { ...data, key: key ?? '' }) },
      { [`response/members ${get}.response.data.key.type`]: ['missing'] },
    ],
    [
      'answers with a number as text',
      { tells: (data, { method }) => (method === 'PUT' ? { ...data, copies: String(data.copies) } : data) },
      { [`response/members ${put}.response.data.copies.type`]: ['wrong type'] },
    ],
    [
      'shows an old number of copies',
      { tells: (data, { method }) => (method === 'GET' ? { ...data, copies: 50 } : data) },
      { [`state/read-your-write ${put}.duty.readYourWrite`]: ['another data.copies'] },
    ],
    [
      'lets anybody in',
      {
        answers: ({ headers }) =>
          headers.some(([name]) => name === 'Authorization') ? undefined : json(200, { outcome: 'done', data: {} }),
      },
      {
        [`access/no-credential ${put}.header.Authorization.required`]: ['accepted'],
        [`access/no-credential ${get}.header.Authorization.required`]: ['accepted'],
      },
    ],
    [
      'falls over a title that is no text',
      { answers: (_, body) => (isObject(body) && isObject(body.title) ? json(500, {}) : undefined) },
      { [`robustness/no-fault ${put}.duty.noFault`]: ['server error'] },
    ],
  ];
  it.each(broken)('is found out when it %s, and blamed for nothing else', async (_, quirks, expected) => {
    const { judged, left, campaigns } = await toyRun({ quirks });
    expect(fails(judged)).toEqual(expected);
    expect(left['leaflet-0041']).toEqual(left['leaflet-0042']);
    expect(campaigns.map(({ restored }) => restored)).toEqual([true]);
  });

  it('is found out when an update touches a leaflet it does not name', async () => {
    let zone: Json | undefined;
    const tells: ToyQuirks['tells'] = (data, { method }) => {
      if (method === 'PUT') zone = data.zone;
      return data.id === 'leaflet-0042' && zone !== undefined ? { ...data, zone } : data;
    };
    const { judged } = await toyRun({ quirks: { tells } });
    expect(fails(judged)).toEqual({ [`state/neighbours ${put}.duty.neighbours`]: ['changed'] });
  });

  it('is not blamed where a leaflet that no update names comes to hold what this run never sent', async () => {
    let reads = 0;
    const tells: ToyQuirks['tells'] = (data) =>
      data.id === 'leaflet-0042' && reads++ > 0 ? { ...data, zone: 'Asia/Kolkata' } : data;
    const { judged } = await toyRun({ quirks: { tells } });
    expect(unpassed(judged)).toEqual({
      [`state/neighbours ${put}.duty.neighbours`]: 'inconclusive: another writer',
    });
  });

  it('is found out when a repetition shows another leaflet', async () => {
    let before: string | undefined;
    const tells: ToyQuirks['tells'] = (data, { method, body }) => {
      if (method !== 'PUT') return data;
      const isAgain = body === before;
      before = body;
      return isAgain ? { ...data, printed: 2, size: data.size === 'A4' ? 'A6' : 'A4' } : data;
    };
    const { judged } = await toyRun({ quirks: { tells } });
    expect(fails(judged)).toMatchObject({ [`state/repeatable ${put}.duty.repeatable`]: ['changed'] });
  });

  it('is not blamed for a member that no page has, though each update changes it', async () => {
    let prints = 0;
    const tells: ToyQuirks['tells'] = (data, { method }) => (method === 'PUT' ? { ...data, prints: prints++ } : data);
    const { judged } = await toyRun({ quirks: { tells } });
    expect(fails(judged)).toEqual({});
  });
});
