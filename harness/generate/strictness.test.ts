import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generateFrom } from './generate.ts';
import { toyWith } from './toy.test-helper.ts';

/** What is broken, the text and its replacement, and what the error says. */
const MISTAKES: [fact: string, piece: string, replacement: string, error: string | RegExp][] = [
  [
    'an unknown keyword of a schema',
    'maxLength: 10\n',
    'maxLength: 10\n          colour: red\n',
    /^specs\/toy\.v1\.yaml:63 #\/components\/schemas\/Letter\/properties\/title\/colour: unknown keyword `colour`$/,
  ],
  [
    'an unknown keyword of a statement',
    '.maxLength: table 10-12',
    '.maxLength: table 10-12, .shine: table 10',
    'toy.v1.yaml:63 #/components/schemas/Letter/properties/title/x-source/.shine: unknown keyword `.shine`',
  ],
  ['a malformed source', '.required: table 10,', '.required: line 10,', '`line 10` is no source'],
  ['a source with a side missing', '.type: table 10 + sample 21', '.type: table 10 + ', '`table 10 +` is no source'],
  ['a line the page does not have', 'table 10-12', 'table 39-41', 'the page has 40 lines, but line 41 is cited'],
  ['lines that run backwards', 'table 10-12', 'table 12-10', '`12-10` is no run of lines'],
  ['a constraint without a source', ', .maxLength: table 10-12 }', ' }', '`maxLength` has no source'],
  [
    'a source without a constraint',
    '          maxLength: 10\n',
    '',
    '`maxLength` has a source but does not stand in the schema',
  ],
  [
    'a contested constraint in the schema',
    '.maxLength: table 10-12',
    '.maxLength: { at: table 10, contested: some-doubt }',
    '`maxLength` binds nobody',
  ],
  [
    'a contested member among the required',
    'required: [title]\n      properties:\n        title:\n          type: string\n          maxLength',
    'required: [title, stamp]\n      properties:\n        title:\n          type: string\n          maxLength',
    'without a firm source',
  ],
  [
    'a required member that is not listed',
    '      required: [title]\n      properties:\n        title:\n          type: string\n          maxLength',
    '      properties:\n        title:\n          type: string\n          maxLength',
    '`required` of the object does not name the member',
  ],
  ['an unknown reason of exclusion', 'excluded: unit', 'excluded: boredom', '`boredom` is none of'],
  ['a slug that is none', 'contested: stamp-not-in-sample', 'contested: Stamp missing', 'a slug is expected'],
  [
    'a slug that no catalogue has',
    'contested: stamp-not-in-sample',
    'contested: stamp-lost',
    '`stamp-lost` is neither a discrepancy nor an observation',
  ],
  ['an unknown pool', 'x-pool: stamps', 'x-pool: coins', '`coins` is none of: stamps'],
  ['a foreign value that is a case variant', '[tepid]', '[Warm]', 'differs from a listed value in its case at most'],
  ['an unknown format', 'format: iso-8601', 'format: sundial', '`sundial` is none of'],
  ['a query string in a path', '/letter/{letterId}:', '/letter/{letterId}?way=air:', 'a path holds no query string'],
  [
    'a setting the vendor does not have',
    "{ type: string }\n          x-value: '{campaign.id}'",
    "{ type: string }\n          x-value: '{campaign.no}'",
    '`{campaign.no}` is none of: box, campaign.id',
  ],
  [
    'a kind nobody declares',
    'operationId: getLetter\n      summary: Read a letter\n      x-page: toy-letters\n      x-kinds: [letter]',
    'operationId: getLetter\n      summary: Read a letter\n      x-page: toy-letters\n      x-kinds: [parcel]',
    '`parcel` is none of: letter',
  ],
  ['a kind that no operation has', 'letter: {}', 'letter: {}\n    parcel: {}', 'no operation has this kind'],
  [
    'a kind that tries what reads nothing',
    'letter: {}',
    'letter: { tries: putLetter }',
    '`putLetter` is none of: getLetter',
  ],
  ['an operation without an effect', '      x-effect: replace\n', '', '`x-effect` is missing'],
  [
    'an update that names no campaign',
    "          schema: { type: string }\n          x-value: '{campaign.id}'",
    "          schema: { type: string }\n          x-value: '{box}'",
    'no parameter names the campaign',
  ],
  ['a create that names a campaign', 'x-effect: replace', 'x-effect: create', 'a create names no campaign'],
  [
    'a reference to nowhere',
    "$ref: '#/components/schemas/ReadAnswer'",
    "$ref: '#/components/schemas/Nothing'",
    'points nowhere',
  ],
  [
    'an echo of a member that is not there',
    'x-clauses:\n        operation.method',
    'x-echo: { data.sentAt: subject }\n      x-clauses:\n        operation.method',
    '`subject` is no member of the request',
  ],
  [
    'an echo in a member that is not there',
    'x-clauses:\n        operation.method',
    'x-echo: { data.heading: title }\n      x-clauses:\n        operation.method',
    '`data.heading` is no member of the answer',
  ],
  [
    'an echo that its name says already',
    'x-clauses:\n        operation.method',
    'x-echo: { data.title: title }\n      x-clauses:\n        operation.method',
    '`data.title` has the name of what it repeats',
  ],
  [
    'a member of one name and two types, without a word on it',
    'sentAt: { type: string, format: iso-8601, x-source: { .type: table 33, .format: table 33 } }',
    'weight: { type: string, x-source: { .type: table 33 } }',
    '`data.weight` has another type than `weight`',
  ],
  [
    'a named clause without words of its own',
    ', promise: Writing is a PUT. }',
    ' }',
    '`method` needs a `promise` here',
  ],
  [
    'a clause that stands there twice',
    'operation.method: {',
    'path.box.required: { at: table 3, promise: Again. }\n        operation.method: {',
    'putLetter.path.box.required` stands there twice',
  ],
  [
    'an unknown page',
    'operationId: putLetter\n      summary: Write a letter\n      x-page: toy-letters',
    'operationId: putLetter\n      summary: Write a letter\n      x-page: toy-parcels',
    'there is no such page',
  ],
  [
    'words of a limit that are no pattern',
    '  success: {',
    "  rateLimit: { requests: 1, perSeconds: 1, words: [{ pattern: '(', at: 'toy-letters: prose 7' }] }\n  success: {",
    'is no regular expression',
  ],
  [
    'words of a limit that stand on no page',
    '  success: {',
    "  rateLimit: { requests: 1, perSeconds: 1, words: [{ pattern: slow, at: 'toy-limits: prose 7' }] }\n  success: {",
    'there is no page `toy-limits`',
  ],
  [
    'a source under a bare keyword, where a tool would take it for a schema',
    '.type: table 13,',
    'type: table 13,',
    'unknown keyword `type`',
  ],
  [
    'parameters of a path, which differ between its operations in their sources',
    '    put:\n',
    '    parameters: []\n    put:\n',
    'unknown keyword `parameters`',
  ],
  [
    'an unknown keyword of an operation',
    '      operationId: putLetter\n',
    '      operationId: putLetter\n      x-colour: red\n',
    /^specs\/toy\.v1\.yaml:18 .*unknown keyword `x-colour`$/,
  ],
  ['an example that stands nowhere', 'x-at: sample 20-21', 'x-at: table 20', '`table 20` is no run of lines'],
  [
    'an example of a request and none of its answer',
    ", examples: { sample: { $ref: '#/components/examples/LetterAnswer' } }",
    '',
    'the request has an example and the answer has none',
  ],
  [
    'a member of the account that its example does not show',
    'x-account: [tone]',
    'x-account: [weight]',
    '`weight` is no member of the example',
  ],
  ['YAML that cannot be read', 'openapi: 3.1.1', 'openapi: [3.1.1', /^specs\/toy\.v1\.yaml:3 #: /],
];

describe('a specification', () => {
  it.each(MISTAKES)('may not hold %s', async (_, piece, replacement, error) => {
    await expect(generateFrom(toyWith(piece, replacement))).rejects.toThrow(error);
  });

  it.each([
    ['x-creates: item.id', 'x-creates: item.key', '`item.key` is no member of the answer'],
    ['      x-creates: item.id\n', '', '`x-creates` is missing'],
    ['x-lists: items[].id', 'x-lists: items.id', '`items.id` is no member of the answer'],
    ['x-effect: delete', 'x-effect: remove', '`remove` is none of: create, read, list, replace, merge, act, delete'],
    ['x-effect: act', 'x-effect: list', 'a list names no campaign'],
    ['envelope: item', 'envelop: item', 'unknown keyword `envelop`'],
  ])('of operations of every effect may not have, in place of “%s”, “%s”', async (piece, replacement, error) => {
    const text = async (name: string) => readFile(new URL(`../testing/press/${name}`, import.meta.url), 'utf8');
    const [page, spec] = await Promise.all([text('sources.yaml'), text('press.v1.yaml')]);
    expect(spec.split(piece)).toHaveLength(2);
    const specs = new Map([
      ['sources.yaml', page],
      ['press.v1.yaml', spec.replace(piece, () => replacement)],
    ]);
    await expect(generateFrom(specs)).rejects.toThrow(error);
  });

  it('may not stand without the list of pages', async () => {
    await expect(generateFrom(new Map())).rejects.toThrow('sources.yaml#: the list of pages is missing');
  });
});
