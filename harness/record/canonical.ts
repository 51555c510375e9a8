/**
 * A text as the bytes it means, whatever way it is written in: escapes are undone, white space, equals signs and what nobody sees are left
 * out, and the characters in which the two alphabets of base64 differ are made one. Two spellings of one secret have the same bytes.
 */
export interface Canonical {
  bytes: Uint8Array;
  /** Where in the text each byte begins, and where it ends. */
  from: Uint32Array;
  to: Uint32Array;
  length: number;
}

/** `\u0061`, `\x61`, `\n`, and backslashes alone; in a text inside of a text each of them may be written many times over. */
const BACKSLASHES = /\\+(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|[nrtbfv])?/iy;
/** `%61`; encoded again and again, `%2561`. */
const PERCENT = /%(?:25)*([0-9a-f]{2})/iy;
/** `&lt;`, `&#60;`, `&#x3c;`; encoded again and again, `&amp;lt;`. */
const ENTITY = /&(?:amp;)*(?:(lt|gt|quot|apos|amp|nbsp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/iy;

const NAMED: { readonly [entity: string]: number } = { lt: 60, gt: 62, quot: 34, apos: 39, amp: 38, nbsp: 160 };
/** White space, soft hyphens, and characters without a width. */
const UNSEEN = /^[\s\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]$/;
const isUnseen = (code: number) => code <= 0xffff && UNSEEN.test(String.fromCharCode(code));

/** Beyond these a character takes more than one byte of UTF-8; none of a text's takes more than three. */
const WIDE = /[\u0080-\uffff]/;

/**
 * Reads a text byte by byte; see {@link Canonical}.
 *
 * @param isLiteral Whether what looks like an escape is meant as it is written.
 */
export function canonical(text: string, isLiteral = false): Canonical {
  const reader = new Bytes(text);
  for (let at = 0; at < text.length; ) at = isLiteral ? reader.plain(at) : reader.next(at);
  return reader;
}

class Bytes implements Canonical {
  readonly bytes: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  length = 0;
  /** The first half of a pair of surrogates, of which the second is to follow. */
  private high = 0;
  private pairFrom = 0;

  constructor(private readonly text: string) {
    const most = text.length * (WIDE.test(text) ? 3 : 1);
    this.bytes = new Uint8Array(most);
    this.from = new Uint32Array(most);
    this.to = new Uint32Array(most);
  }

  /** Reads what stands at a place; returns where it ends. */
  next(at: number): number {
    switch (this.text.charCodeAt(at)) {
      case 0x5c:
        return this.escape(at, BACKSLASHES, ([, code, point, byte]) => {
          const hex = code ?? point ?? byte;
          return hex === undefined ? undefined : Number.parseInt(hex, 16);
        });
      case 0x25:
        return this.percent(at);
      case 0x26:
        return this.escape(at, ENTITY, ([, name, decimal, hex]) =>
          name === undefined
            ? Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10)
            : NAMED[name.toLowerCase()],
        );
      default:
        return this.plain(at);
    }
  }

  /** Reads the character at a place as it is written. */
  plain(at: number): number {
    this.character(this.text.charCodeAt(at), at, at + 1);
    return at + 1;
  }

  private escape(at: number, pattern: RegExp, read: (found: RegExpExecArray) => number | undefined): number {
    pattern.lastIndex = at;
    const found = pattern.exec(this.text);
    if (!found) return this.plain(at);
    const code = read(found);
    if (code !== undefined) this.character(code, at, at + found[0].length);
    return at + found[0].length;
  }

  private percent(at: number): number {
    PERCENT.lastIndex = at;
    const found = PERCENT.exec(this.text);
    if (!found) return this.plain(at);
    const end = at + found[0].length;
    const byte = Number.parseInt(found[1] ?? '', 16);
    if (byte < 0x80) this.character(byte, at, end);
    else this.push(byte, at, end);
    return end;
  }

  /** Writes a character, given by its code, in UTF-8; nothing where nobody sees it. */
  private character(code: number, from: number, to: number): void {
    // An equals sign fills base64 up, and breaks quoted-printable lines.
    if (code <= 0x20 || code === 0x7f || code === 0x3d || (code >= 0x80 && isUnseen(code))) return;
    const { high } = this;
    this.high = code >= 0xd800 && code < 0xdc00 ? code : 0;
    if (this.high !== 0) this.pairFrom = from;
    else if (code < 0x80) this.push(code === 0x2b ? 0x2d : code === 0x2f ? 0x5f : code, from, to);
    else if (high !== 0 && code >= 0xdc00 && code < 0xe000)
      this.wide(0x10000 + ((high - 0xd800) << 10) + (code - 0xdc00), this.pairFrom, to);
    else this.wide(code, from, to);
  }

  private wide(code: number, from: number, to: number): void {
    for (const byte of Buffer.from(String.fromCodePoint(Math.min(code, 0x10ffff)))) this.push(byte, from, to);
  }

  private push(byte: number, from: number, to: number): void {
    this.bytes[this.length] = byte;
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.length += 1;
  }
}
