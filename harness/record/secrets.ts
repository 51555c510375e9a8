import { isObject, type Json } from '../model/json.ts';

/** Below this length a text is too common to be looked for inside others; it is still hidden where it is the credential. */
const SHORTEST = 4;

/** Below this length a secret counts only where it stands as a word of its own, lest a token `test` eat into every `latest`. */
const WORD = 12;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What of a secret's base64 form is the same wherever the secret stands in the encoded bytes, for each of the three offsets. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const stable = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** The spellings under which a secret may come back: itself, in a URL, in JSON text, in HTML, in base64. */
function spellings(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const base64 = base64Forms(secret).filter((form) => form.length >= WORD);
  return [secret, percent, percent.replaceAll('%20', '+'), json, json.replaceAll('/', '\\/'), html, ...base64];
}

/** A stand-in of the secret's shape: a JWT keeps its three segments, an unsigned one its empty third. */
function placeholder(secret: string, label: string): string {
  const stand = `REDACTED-${label.replace(/[^A-Za-z0-9-]+/g, '-')}`;
  const segments = /^[\w-]+\.[\w-]+\.([\w-]*)$/.exec(secret);
  return segments ? `${stand}.claims.${segments[1] ? 'signature' : ''}` : stand;
}

/**
 * The secrets of a run and their stand-ins. Equal secrets have equal stand-ins; a stand-in is made of the label alone, never of the
 * secret, so that two runs with different tokens record the same.
 */
export class Secrets {
  private readonly standIns = new Map<string, string>();
  private pattern: RegExp | undefined;

  /**
   * Makes a secret known: from now on no text that went through here holds it. The first label stays.
   *
   * @param secret Its plain form. Of a JWT the claims and the signature are secrets of their own.
   * @param label Whose it is and what for, e.g. `acme-own`; it becomes part of the stand-in.
   */
  learn(secret: string, label: string): void {
    if (secret.length < SHORTEST || this.standIns.has(secret)) return;
    const [, claims, signature] = /^[\w-]+\.([\w-]+)\.([\w-]*)$/.exec(secret) ?? [];
    for (const spelling of spellings(secret)) this.add(spelling, placeholder(secret, label));
    if (claims) this.add(claims, placeholder('', `${label}-claims`));
    if (signature) this.add(signature, placeholder('', `${label}-signature`));
    this.pattern = undefined;
  }

  private add(spelling: string, standIn: string): void {
    if (!this.standIns.has(spelling)) this.standIns.set(spelling, standIn);
  }

  /** The text without any secret, whichever of its usual spellings it stands in. */
  text(text: string): string {
    if (this.standIns.size === 0) return text;
    this.pattern ??= this.compiled();
    return text.replace(
      this.pattern,
      (found) => this.standIns.get(found) ?? this.standIns.get(upperPercent(found)) ?? 'REDACTED',
    );
  }

  /** The JSON value without any secret: in texts, in member names, and in a number that spells one. */
  json(value: Json): Json {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.json(item));
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [this.text(name), this.json(inner)]));
    if (typeof value !== 'number') return value;
    const [plain, safe] = [String(value), this.text(String(value))];
    return plain === safe ? value : safe;
  }

  private compiled(): RegExp {
    // Longest first, so that a JWT is found before its claims.
    const found = [...this.standIns.keys()].toSorted((a, b) => b.length - a.length);
    const patterns = found.map((spelling) => {
      const anyCase = escaped(spelling).replace(
        /%[0-9A-F]{2}/g,
        (hex) => `%${[...hex.slice(1)].map(eitherCase).join('')}`,
      );
      return spelling.length < WORD ? `(?<![A-Za-z0-9])${anyCase}(?![A-Za-z0-9])` : anyCase;
    });
    return new RegExp(patterns.join('|'), 'g');
  }
}

/** A hex digit in upper or lower case, as a pattern. */
const eitherCase = (digit: string) => (/[A-F]/.test(digit) ? `[${digit}${digit.toLowerCase()}]` : digit);

/** The text with its percent escapes in the case that `encodeURIComponent` writes. */
const upperPercent = (text: string) => text.replace(/%[0-9a-f]{2}/gi, (hex) => hex.toUpperCase());
