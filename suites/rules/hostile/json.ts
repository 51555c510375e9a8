import {
  clausesWith,
  firstNumber,
  freeTexts,
  type HostileRequest,
  hostile,
  isUpdate,
  type JsonObject,
  type RuleDefinition,
  upright,
  withLiteral,
} from '../../../harness/rule-kit.ts';

const deep = (before: string, after: string) => `${before.repeat(500)}1${after.repeat(500)}`;

/** What stands in the place of a number: more than a double holds, more digits than it keeps, its other zero, and what is none. */
const NUMBERS = ['1e400', '123456789012345678901234567890', '-0', 'NaN'];

/** What stands in the place of a text, and what it is. */
const VALUES: readonly [literal: string, label: string, each?: true][] = [
  [deep('[', ']'), '500 lists in each other', true],
  [deep('{"a":', '}'), '500 objects in each other'],
  ['{"__proto__":{"polluted":true}}', 'a `__proto__` of its own'],
  ['{"constructor":{"prototype":{"polluted":true}}}', 'a `constructor` of its own'],
  ['"A\nB"', 'a line break that is not escaped'],
];

/** Roots that are no object; those that `objectBody` is judged by are not repeated. */
const ROOTS: readonly [text: string, label: string][] = [
  ['true', '`true` as body'],
  ['[null]', 'a list of `null` as body'],
  [' \n', 'a body of blanks'],
];

/** What a parser of JSON may choke on, whichever the server has. */
export default {
  title: 'stays up whatever a body is written as',
  severity: 'medium',
  profile: 'nightly',
  clauses: (operation, contract) => (isUpdate(operation) ? clausesWith(contract, operation, 'duty', 'noFault') : []),
  cases: (_, context) => {
    const { operation, counterpart: body } = context;
    const [text] = freeTexts(operation, body);
    const number = firstNumber(operation, body);
    return hostile(context, [
      ...(number ? NUMBERS.map((n) => ({ raw: withLiteral(body, number, n), label: `${n} for \`${number}\`` })) : []),
      ...(text ? inText(body, text) : []),
      ...whole(JSON.stringify(body)),
      ...ROOTS.map(([raw, label]) => ({ raw, label })),
    ]);
  },
  expected: () =>
    'A body that cannot be read is refused, and any other is taken as it stands: neither makes the target fail.',
  judge: (evidence) => upright(evidence),
} satisfies RuleDefinition;

function inText(body: JsonObject, path: string): HostileRequest[] {
  const bad = Buffer.from(withLiteral(body, path, '"A\xff\xc0B"'), 'latin1').toString('base64');
  const twice = withLiteral(body, path, `"Former","${path.split('.').at(-1)}":"Latter"`);
  return [
    ...VALUES.map(([literal, label, each = false]) => ({
      raw: withLiteral(body, path, literal),
      label: `${label} for \`${path}\``,
      each,
    })),
    { base64: bad, label: `bytes that are no UTF-8 in \`${path}\`` },
    { raw: twice, label: `\`${path}\` twice in one body` },
  ];
}

function whole(text: string): HostileRequest[] {
  return [
    { raw: `${text}garbage`, label: 'a body with garbage behind it' },
    { raw: `${text}${text}`, label: 'two bodies in one' },
    { raw: `\ufeff${text}`, label: 'a body behind a byte order mark' },
    { base64: Buffer.from(text, 'utf16le').toString('base64'), label: 'a body in UTF-16' },
  ];
}
