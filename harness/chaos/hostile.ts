import type { JsonObject } from '../model/json.ts';

/** A way in which an answer can be hostile. */
export interface Hostile {
  id: string;
  /** The answer's text in place of the target's own. */
  rewrite(text: string, credential: string): string | Buffer;
  headers?: { [name: string]: string };
}

const MEGABYTES = 5_000_000;
/** As much as fits below the limit of an answer, beside the answer itself. */
const NEARLY = MEGABYTES - 20_000;

/** Member names that are no plain words. */
const NAMES = [
  'a.',
  '[0]',
  '..',
  '',
  '__proto__',
  'toString',
  'a[]',
  '[*]',
  'a..b',
  'data[0].x',
  '\u202e\u200bevil',
  '\ud800',
];

/** Puts members into the answer and into every object directly below it. */
function adding(members: string): Hostile['rewrite'] {
  // On the text, not the value: a parser would take some of these names for its own.
  return (text) => text.replace(/\{(?=")/g, `{${members},`);
}

/** Puts one member into the answer alone. */
const withMember =
  (member: string): Hostile['rewrite'] =>
  (text) =>
    text.replace(/^\{/, `{${member},`);

const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;

const hex = (text: string) => Buffer.from(text).toString('hex');
const spelt = (text: string, prefix: string) => hex(text).replace(/../g, (byte) => `${prefix}${byte}`);

/** The credential in many spellings, as an error page or a debug header may repeat it. */
function echoed(credential: string): JsonObject {
  return {
    plain: credential,
    upper: credential.toUpperCase(),
    hex: hex(credential),
    percent: spelt(credential, '%'),
    base64: Buffer.from(`me:${credential}`).toString('base64'),
    wrapped: credential.replace(/.{20}/g, '$&\n'),
    cut: credential.slice(0, Math.ceil(credential.length * 0.8)),
    references: spelt(credential, '&#x').replace(/&#x../g, '$&;'),
    [credential]: 1,
  };
}

/** Every kind of hostile answer. */
export const HOSTILE: readonly Hostile[] = [
  ...NAMES.map((name): Hostile => {
    return { id: `a member named ${JSON.stringify(name)}`, rewrite: adding(`${JSON.stringify(name)}:{"x":[1]}`) };
  }),
  { id: 'lists in lists, 5,000 deep', rewrite: withMember(`"deep":${nested('[', ']', 5000)}`) },
  { id: 'objects in objects, 5,000 deep', rewrite: withMember(`"deep":${nested('{"a":', '}', 5000)}`) },
  { id: 'lists in lists, 200,000 deep', rewrite: withMember(`"deep":${nested('[', ']', 200_000)}`) },
  { id: 'a text of 5 MB', rewrite: withMember(`"long":"${'x'.repeat(NEARLY)}"`) },
  { id: 'a text of more than 5 MB', rewrite: withMember(`"long":"${'y'.repeat(MEGABYTES + 1000)}"`) },
  {
    id: '250,000 members',
    rewrite: withMember(Array.from({ length: 250_000 }, (_, i) => `"m${i}":${i}`).join(',')),
  },
  { id: 'a list of 500,000', rewrite: withMember(`"list":[${'0,'.repeat(499_999)}0]`) },
  { id: 'numbers beyond all bounds', rewrite: withMember(`"n":[1e999,-1e999,-0,${'9'.repeat(10_000)},1e-999]`) },
  { id: 'the same member twice', rewrite: (text) => text.replace(/^\{/, '{"status":null,') },
  {
    id: 'control characters and escapes of a terminal',
    rewrite: withMember('"note":"\\u001b[2J\\u001b]0;owned\\u0007\\u0000\\r\\u0008\\u009b31m"'),
  },
  {
    id: 'markup',
    rewrite: withMember(
      '"note":"</script><script>alert(1)</script>]]>-->|\\n# x\\n```\\n<img src=x onerror=alert(1)>"',
    ),
  },
  {
    id: 'bytes that are no UTF-8',
    rewrite: (text) => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from(',"b":"\xff\xfe\xc0"}', 'latin1')]),
  },
  { id: 'a byte order mark', rewrite: (text) => `\ufeff${text}` },
  { id: 'UTF-16', rewrite: (text) => Buffer.from(`\ufeff${text}`, 'utf16le') },
  { id: 'a list in place of an object', rewrite: (text) => `[${text}]` },
  { id: 'null in place of an object', rewrite: () => 'null' },
  { id: 'the credential in many spellings', rewrite: (text, credential) => repeating(text, credential) },
  {
    id: 'the credential in headers, and in upper-case hex',
    rewrite: (text, credential) => withMember(`"debug":"${hex(credential).toUpperCase()}"`)(text, credential),
    headers: { 'x-debug': 'auth {credential}', 'set-cookie': 'token={credential}; Path=/' },
  },
];

function repeating(text: string, credential: string): string {
  return text.replace(/^\{/, `{"echo":${JSON.stringify(echoed(credential))},`);
}
