/** A text as a pattern that finds it. */
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Every character written as an escape. */
const everywhere = (text: string, write: (code: number) => string) =>
  [...Array(text.length).keys()].map((at) => write(text.charCodeAt(at))).join('');
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const percented = (text: string) => [...Buffer.from(text)].map((byte) => `%${hex(byte, 2)}`).join('');

/** The escapes of a text with their hex digits in upper case. */
const upperEscapes = (text: string) => text.replace(/(?<=%|\\u)[0-9a-f]+/gi, (digits) => digits.toUpperCase());

/**
 * The spellings under which a short secret may come back: itself, in upper and in lower case, in a URL, in JSON text, in HTML, in hex
 * and in base64. What is longer is found in any spelling, see `Traces`.
 */
export function spellings(secret: string): string[] {
  const written = [...new Set([secret, secret.toUpperCase(), secret.toLowerCase()])].flatMap((plain) => {
    // Half a pair of surrogates is no character that could be sent.
    const percent = encodeURIComponent(Buffer.from(plain).toString());
    const json = JSON.stringify(plain).slice(1, -1);
    return [
      ...[plain, percent, percent.replaceAll('%20', '+'), json, json.replaceAll('/', '\\/')],
      ...[percented(plain), everywhere(plain, (code) => `\\u${hex(code, 4)}`)],
      plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ];
  });
  const bytes = Buffer.from(secret);
  const coded = [bytes.toString('hex'), bytes.toString('hex').toUpperCase()];
  const base64 = [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
  return [...new Set([...written, ...written.map(upperEscapes), ...written.map(lowerEscapes), ...coded, ...base64])];
}

/** The escapes of a text with their hex digits in lower case. */
const lowerEscapes = (text: string) => text.replace(/(?<=%|\\u)[0-9a-f]+/gi, (digits) => digits.toLowerCase());
