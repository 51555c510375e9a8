import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';

/** How much of a secret, from its start, gives it away. */
const TELLING = 0.6;

/** A spelling in which a secret may come back. */
interface Form {
  name: string;
  text: string;
}

/** The spellings of a secret, all in lower case: what is looked for is looked for in lower case too. */
function formsOf(secret: string): Form[] {
  const bytes = [...Buffer.from(secret)];
  const hex = (byte: number) => byte.toString(16).padStart(2, '0');
  const each = (write: (byte: number) => string) => bytes.map(write).join('');
  const forms = [
    { name: 'as it is', text: secret },
    { name: 'cut', text: secret.slice(0, Math.ceil(secret.length * TELLING)) },
    { name: 'reversed', text: [...secret].reverse().join('') },
    { name: 'hex', text: each(hex) },
    { name: 'percent-encoded', text: each((byte) => `%${hex(byte)}`) },
    { name: '\\u escapes', text: each((byte) => `\\u00${hex(byte)}`) },
    { name: 'HTML references', text: each((byte) => `&#${byte};`) },
    { name: 'HTML references', text: each((byte) => `&#x${hex(byte)};`) },
    ...base64Of(secret),
  ];
  return forms.filter(({ text }) => text.length >= 12).map(({ name, text }) => ({ name, text: text.toLowerCase() }));
}

/** What of the base64 form is the same wherever the secret stands in the encoded bytes. */
function base64Of(secret: string): Form[] {
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor((padded.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((name) => ({ name, text: padded.toString(name).slice(from, to) }));
  });
}

/** The spellings in which secrets stand in a text; also where line breaks or spaces were put between. */
export function leaksIn(text: string, secrets: readonly string[]): string[] {
  const plain = text.toLowerCase();
  const joined = plain.replace(/\\[nrt]|\s+/g, '');
  return secrets.flatMap((secret, i) =>
    formsOf(secret)
      .filter((form) => plain.includes(form.text) || joined.includes(form.text))
      .map(({ name }) => `secret ${i + 1} ${name}`),
  );
}

/** The files below a folder that hold a secret, each with the spelling; files named like one of `except` are passed over. */
export async function leaksBelow(
  dir: string,
  secrets: readonly string[],
  except: readonly string[],
): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !except.includes(basename(file)));
  const found: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'latin1').catch(() => '');
    found.push(...new Set(leaksIn(text, secrets).map((leak) => `${relative(dir, file)}: ${leak}`)));
  }
  return found;
}

/** What is secret in a token: all of it, and of a signed one its claims and its signature by themselves. */
export function secretParts(token: string): string[] {
  const [, claims, signature] = /^[\w-]+\.([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
  return [token, ...[claims, signature].flatMap((part) => (part === undefined ? [] : [part]))];
}
