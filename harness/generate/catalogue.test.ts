import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../model/contract.ts';
import type { Fact, Probe } from '../model/discrepancy.ts';
import { isCatalogue } from './catalogue.ts';
import { generate, generateFrom } from './generate.ts';
import { TOY, toyWith } from './toy.test-helper.ts';
import { faultsOf } from './walk.test-helper.ts';

const contract: Contract = JSON.parse((await generateFrom(TOY)).get('contract.json') ?? '');
const CONTRADICTIONS = 'toy.discrepancies.yaml';
const SILENCES = 'toy.observations.yaml';

describe('a catalogue', () => {
  it('gives each contradiction its claims with page, lines and basis', () => {
    const [stamp, way] = contract.discrepancies;
    expect(stamp).toMatchObject({
      id: 'stamp-not-in-sample',
      severity: 'high',
      headline: true,
      corrected: false,
      hazard: 'sample',
      claims: {
        table: { value: 'stamp', basis: 'table', source: { page: 'toy-letters', lines: [13] } },
        sample: { basis: 'sample', source: { page: 'toy-letters', lines: [21, 22, 23, 24, 25] } },
      },
      probe: { steps: { without: { omit: ['stamp'] }, after: { read: 'without' } } },
    });
    expect(way?.claims.get).toEqual({
      says: 'no way at all',
      basis: 'prose',
      source: { page: 'toy-letters', lines: [7] },
    });
    expect(way).not.toHaveProperty('probe');
  });

  it('gives each silence its question, and its probe or why it is not asked', () => {
    expect(contract.observations).toMatchObject([
      {
        id: 'letter-twice',
        profile: 'standard',
        probe: { steps: { again: { query: { way: 'sea' }, header: { 'Content-Type': null } } } },
      },
      { id: 'letter-burnt', profile: 'nightly', skipped: 'Nothing is burnt on purpose.' },
    ]);
  });

  it('may hold nothing yet', async () => {
    const files = await generateFrom(new Map(TOY).set(SILENCES, '# later\n'));
    expect(JSON.parse(files.get('contract.json') ?? '').observations).toEqual([]);
  });
});

/** What is broken, the text and its replacement, and what the error says. */
const MISTAKES: [fact: string, file: string, piece: string, replacement: string, error: string][] = [
  [
    'an unknown key',
    CONTRADICTIONS,
    '  headline: true',
    '  colour: red',
    '/stamp-not-in-sample/colour: unknown keyword',
  ],
  ['a class nobody knows', CONTRADICTIONS, 'class: omission', 'class: whim', '`whim` is none of'],
  [
    'an unknown operation',
    CONTRADICTIONS,
    '[putLetter, getLetter]',
    '[burnLetter]',
    '`burnLetter` is none of: putLetter',
  ],
  ['one operation twice', CONTRADICTIONS, '[putLetter, getLetter]', '[putLetter, putLetter]', 'stands there twice'],
  [
    'a single claim',
    CONTRADICTIONS,
    "    get: { says: no way at all, at: 'toy-letters: prose 7' }\n",
    '',
    '/way-is-doubtful/claims: a contradiction has at least two claims',
  ],
  ['a claim called like a reading', CONTRADICTIONS, '    put: {', '    neither: {', '`neither` is no key of a claim'],
  ['a place without a basis', CONTRADICTIONS, 'at: table 5', 'at: line 5', '/claims/put/at: `line 5` is no place'],
  ['an unknown page', CONTRADICTIONS, 'toy-letters: prose', 'toy-parcels: prose', 'there is no page `toy-parcels`'],
  ['a line beyond its page', CONTRADICTIONS, 'at: table 5', 'at: table 41', 'has 40 lines, but line 41 is cited'],
  ['lines that run backwards', CONTRADICTIONS, 'sample 21-25', 'sample 25-21', '`25-21` is no run of lines'],
  [
    'an unknown step',
    CONTRADICTIONS,
    '{ without: refused }',
    '{ with: refused }',
    '`with` is none of the steps: control',
  ],
  [
    'a step no reading speaks of',
    CONTRADICTIONS,
    'after: { read: without }',
    'idle: { omit: [tone] }\n      after: { read: without }',
    'no reading speaks of `idle`',
  ],
  ['a step that is there already', CONTRADICTIONS, 'without: { omit', 'look: { omit', '`look` is no name of a step'],
  ['a read of a later step', CONTRADICTIONS, '{ read: without }', '{ read: after }', '`after` is none of: without'],
  [
    'a read that does more',
    CONTRADICTIONS,
    '{ read: without }',
    '{ read: without, base: empty }',
    'unknown keyword `base`',
  ],
  [
    'more than four steps',
    CONTRADICTIONS,
    '      after: {',
    '      a: { base: empty }\n      b: { base: empty }\n      c: { base: empty }\n      after: {',
    '/stamp-not-in-sample/probe/steps: 5 steps are more than 4',
  ],
  ['an unknown member left out', CONTRADICTIONS, 'omit: [stamp]', 'omit: [stmap]', '`stmap` is documented nowhere'],
  [
    'a reading that is no claim',
    CONTRADICTIONS,
    '{ reading: table,',
    '{ reading: tables,',
    '`tables` is none of: table, sample, both',
  ],
  ['a reading that rests on nothing', CONTRADICTIONS, '{ without: refused }', '{}', 'a reading rests on something'],
  ['a word that is no outcome', CONTRADICTIONS, 'without: refused', 'without: denied', '`denied` is none of'],
  ['an unknown fact', CONTRADICTIONS, '{ changed: data.title }', '{ moved: data.title }', 'a fact is one of: accepted'],
  [
    'two facts in one',
    CONTRADICTIONS,
    '{ changed: data.title }',
    '{ changed: data.title, absent: data.title }',
    'a fact is one of',
  ],
  [
    'a change seen by no read',
    CONTRADICTIONS,
    'after: { changed',
    'control: { changed',
    '`control` is no read after a change',
  ],
  ['a member of no answer', CONTRADICTIONS, '{ changed: data.title }', '{ changed: title }', 'documented: data.title'],
  ['a hazard that is no reading', CONTRADICTIONS, 'hazard: sample', 'hazard: table-saw', '`table-saw` is none of'],
  ['an id of the other catalogue', SILENCES, 'letter-burnt:', 'way-is-doubtful:', `stands in ${CONTRADICTIONS} too`],
  [
    'an id twice',
    SILENCES,
    'letter-burnt:',
    'letter-twice:',
    'specs/toy.observations.yaml:12 #: Map keys must be unique',
  ],
  ['an id that is no slug', SILENCES, 'letter-burnt:', 'Letter burnt:', '`Letter burnt` is no slug'],
  ['an unknown profile', SILENCES, 'profile: standard', 'profile: quick', '`quick` is none of: standard, nightly'],
  [
    'neither probe nor reason',
    SILENCES,
    '  skipped: Nothing is burnt on purpose.\n',
    '',
    'one of `probe` and `skipped`',
  ],
  [
    'an unknown parameter',
    SILENCES,
    'query: { way: sea }',
    'query: { means: air }',
    'no operation has the parameter `means`',
  ],
  ['an unknown header', SILENCES, 'header: { Content-Type', 'header: { Content-Kind', 'the parameter `Content-Kind`'],
  ['a template of nothing', SILENCES, 'way: sea', "way: '{sea}'", '`{sea}` is none of: box, campaign.id'],
  ['a path parameter there is not', SILENCES, 'query: { way: sea }', 'path: { street: x }', 'unknown keyword `street`'],
  ['a method there is not', SILENCES, 'query: { way: sea }', 'method: BURN', '`BURN` is none of'],
  ['an index that is none', SILENCES, 'index: 0', 'index: -1', 'an index counts from 0'],
  [
    'an unknown pool in a list',
    SILENCES,
    'stamp: { pool: stamps, index: 0 }',
    'stamp: [{ pool: coins, index: 0 }]',
    '`coins` is none of',
  ],
  ['a token in the query', SILENCES, 'way: sea', "way: '{token}'", '`{token}` is none of: box, campaign.id'],
  ['an unknown pool', SILENCES, 'pool: stamps', 'pool: coins', '`coins` is none of: stamps'],
  ['a body beside a raw one', SILENCES, 'query: { way: sea }', 'raw: "{"', '`raw` is the whole body already'],
  ['a body for a read', SILENCES, 'query: { way: sea }', 'operation: getLetter', '`getLetter` has no body'],
  ['a kind there is not', SILENCES, 'query: { way: sea }', 'campaign: parcel', '`parcel` is none of: letter'],
  ['an unknown member sent', SILENCES, 'set: { stamp:', 'set: { stump:', '`stump` is documented nowhere'],
  ['a path that is none', SILENCES, 'set: { stamp:', 'set: { "stamp[x]":', '`stamp[x]` is no path of a member'],
  [
    'a path that names many places',
    SILENCES,
    'type: [data.title, string]',
    'type: ["data.title[]", string]',
    'names more than one place',
  ],
  ['a type there is not', SILENCES, 'type: [data.title, string]', 'type: [data.title, text]', '`text` is none of'],
  [
    'a step held against itself',
    SILENCES,
    'same: [data.title, control]',
    'same: [data.title, again]',
    '`again` is none of: control, look',
  ],
  ['an entry without its title', CONTRADICTIONS, '  title: The way is named nowhere else\n', '', '`title` is missing'],
  ['a text that is none', CONTRADICTIONS, 'hurts: Nobody knows the ways.', 'hurts: 3', '/hurts: a text is expected'],
  ['a text that says nothing', CONTRADICTIONS, 'hurts: Nobody knows the ways.', "hurts: ''", 'a text is expected'],
  ['a mark that is no mark', CONTRADICTIONS, 'headline: true', 'headline: yes', 'true or false is expected'],
  ['a list that is a text', CONTRADICTIONS, 'omit: [stamp]', 'omit: stamp', '/steps/without/omit: a list is expected'],
  ['no operation', CONTRADICTIONS, '[putLetter, getLetter]', '[]', 'at least one operation is needed'],
  ['an alias of nothing', CONTRADICTIONS, 'hurts: Nobody knows the ways.', 'hurts: *nobody', 'nobody'],
  [
    'a probe beside the reason why there is none',
    SILENCES,
    '  profile: standard\n',
    '  skipped: It rains.\n',
    'one of `probe` and `skipped`',
  ],
  ['half a pair', SILENCES, "equals: [data.title, '']", 'equals: [data.title]', 'two things in a list are expected'],
  [
    'a form that is none',
    SILENCES,
    "equals: [data.title, '']",
    'matches: [data.title, "("]',
    '`(` is no regular expression',
  ],
];

describe('a catalogue', () => {
  it.each(MISTAKES)('may not hold %s', async (_, file, piece, replacement, error) => {
    await expect(generateFrom(toyWith(piece, replacement, file))).rejects.toThrow(error);
  });

  it('names the file, the line and the place of what is wrong, and what would be right', async () => {
    const message = async (piece: string, replacement: string) =>
      generateFrom(toyWith(piece, replacement, CONTRADICTIONS)).then(String, ({ message }: Error) => message);
    const lineOf = (piece: string) =>
      (TOY.get(CONTRADICTIONS) ?? '').slice(0, (TOY.get(CONTRADICTIONS) ?? '').indexOf(piece)).split('\n').length;
    const structure = await message('  headline: true', '  headlin: true');
    expect(structure).toMatch(`specs/${CONTRADICTIONS}:${lineOf('  headline: true')}`);
    expect(structure).toMatch('/stamp-not-in-sample/headlin: unknown keyword `headlin`. Did you mean “headline”?');
    const sense = await message('{ changed: data.title }', '{ changed: title }');
    expect(sense).toMatch(`specs/${CONTRADICTIONS}:${lineOf('{ changed: data.title }')}`);
    expect(sense).toMatch('/when/after/changed: `title` is documented nowhere');
  });

  it('may name a member nobody documents where the entry speaks of it', async () => {
    const reported = toyWith('set: { stamp:', 'set: { seal:', SILENCES);
    const text = (reported.get(SILENCES) ?? '').replace('keep its stamp', 'take a seal');
    expect((await generateFrom(reported.set(SILENCES, text))).get('contract.json')).toContain('"seal"');
  });

  it('has a name that is spelt right', async () => {
    await expect(generateFrom(new Map(TOY).set('toy.discrepancy.yaml', 'a: 1'))).rejects.toThrow(
      'toy.discrepancy.yaml:1 #: is no catalogue: its name ends in `.discrepancies.yaml`',
    );
  });
});

describe('the walk through a probe', () => {
  const probe = (...readings: Probe['readings']): Probe => ({ steps: {}, readings });

  it('finds nothing wrong where each reading can be come to, and none', () => {
    const { discrepancies, observations } = contract;
    for (const { probe } of [...discrepancies, ...observations]) expect(probe ? faultsOf(probe) : []).toEqual([]);
  });

  it('finds a reading that an earlier one forestalls', () => {
    const both = { control: [{ present: 'a' }, { present: 'b' }] };
    const readings = [
      { reading: 'table', when: { control: { present: 'a' } } },
      { reading: 'both', when: both },
    ];
    expect(faultsOf(probe(...readings))).toEqual(['reading 2 (both) is never reached']);
    expect(faultsOf(probe(...readings.reverse()))).toEqual([]);
  });

  it('finds a reading that contradicts itself', () => {
    const never: Fact[][] = [
      ['accepted', 'refused'],
      ['faulted', { present: 'a' }],
      [{ present: 'a' }, { absent: 'a' }],
      [{ equals: ['a', 1] }, { equals: ['a', 2] }],
      [{ equals: ['a', 1] }, { type: ['a', 'string'] }],
      [{ type: ['a', 'null'] }, { type: ['a', 'number'] }],
      [{ matches: ['a', '^x'] }, { equals: ['a', 'y'] }],
    ];
    for (const control of never) {
      expect(faultsOf(probe({ reading: 'table', when: { control } })), JSON.stringify(control)).toHaveLength(1);
    }
    const integer: Fact[] = [{ type: ['a', 'integer'] }, { type: ['a', 'number'] }, { equals: ['a', 3] }];
    expect(faultsOf(probe({ reading: 'table', when: { control: integer } }))).toEqual([]);
  });

  it('finds readings of which one always holds', () => {
    const always = (['accepted', 'refused', 'faulted'] as const).map((control) => ({
      reading: control,
      when: { control },
    }));
    expect(faultsOf(probe(...always))).toEqual(['something is read whatever happens']);
  });
});

describe('the catalogues', () => {
  it('name the schema by which editors complete them', async () => {
    const files = (await readdir('specs')).filter((file) => isCatalogue({ file }));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const [line = ''] = (await readFile(join('specs', file), 'utf8')).split('\n');
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
      expect(schema, file).toContain(`${file.split('.').at(-2)}.schema.json`);
      expect(JSON.parse(await readFile(join('specs', schema), 'utf8')), file).toHaveProperty('definitions');
    }
  });

  it('hold probes of which each reading can be come to, and neither', async () => {
    const shipped: Contract = JSON.parse((await generate('specs')).get('contract.json') ?? '');
    // Answers in words may leave nothing over; a target can always follow none of the claims.
    const wrong = (entries: readonly { id: string; probe?: Probe }[], open: boolean) =>
      entries.flatMap(({ id, probe }) => (probe ? faultsOf(probe, open) : []).map((fault) => `${id}: ${fault}`));
    expect(wrong(shipped.discrepancies, true)).toEqual([]);
    expect(wrong(shipped.observations, false)).toEqual([]);
    expect(shipped.discrepancies.filter(({ probe }) => probe).length).toBeGreaterThan(50);
  });
});
