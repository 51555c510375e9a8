import { isObject, type Json } from '../model/json.ts';
import { escaped, spellings } from './spellings.ts';
import { Traces } from './traces.ts';

/** Below this length a text is too common to be looked for inside others; it is still hidden where it is the credential. */
const SHORTEST = 4;

/** Characters of a text that is kept in mind, and how many of them. */
const SHORT = 200;
const MOST_SEEN = 5000;

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
  /** Short secrets, and the short spellings of longer ones: each counts only as a word of its own, lest `test` eat into every `latest`. */
  private readonly words = new Map<string, string>();
  private readonly traces = new Traces();
  private readonly learned = new Set<string>();
  private pattern: RegExp | undefined;
  /** Short texts that went through here since the last secret was learnt, and what became of them: most come again and again. */
  private readonly seen = new Map<string, string>();

  /**
   * Makes a secret known: from now on no text that went through here holds it. The first label stays.
   *
   * @param secret Its plain form. Of a JWT the claims and the signature are secrets of their own.
   * @param label Whose it is and what for, e.g. `acme-own`; it becomes part of the stand-in.
   */
  learn(secret: string, label: string): void {
    if (secret.length < SHORTEST || this.learned.has(secret)) return;
    this.learned.add(secret);
    this.seen.clear();
    const [, header, claims, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(secret) ?? [];
    // Every other JWT begins with the same header: it is no secret.
    const common = header?.startsWith('eyJ') ? header.length + 1 : 0;
    this.add(secret, placeholder(secret, label), common);
    if (claims) this.add(claims, placeholder('', `${label}-claims`));
    if (signature) this.add(signature, placeholder('', `${label}-signature`));
  }

  private add(secret: string, standIn: string, common = 0): void {
    if (this.traces.learn(secret, standIn, common)) return;
    for (const word of spellings(secret)) if (!this.words.has(word)) this.words.set(word, standIn);
    this.pattern = undefined;
  }

  /** The text without any secret, whichever of its usual spellings it stands in, and without what is left of one that was cut. */
  text(text: string): string {
    const known = this.seen.get(text);
    if (known !== undefined) return known;
    const safe = this.withoutWords(this.traces.replacedIn(text));
    if (text.length <= SHORT && this.seen.size < MOST_SEEN) this.seen.set(text, safe);
    return safe;
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

  private withoutWords(text: string): string {
    if (this.words.size === 0) return text;
    this.pattern ??= this.compiled();
    return text.replace(this.pattern, (found) => this.words.get(found) ?? 'REDACTED');
  }

  private compiled(): RegExp {
    // Longest first, so that an encoded secret is found before what it has in common with another.
    const found = [...this.words.keys()].toSorted((a, b) => b.length - a.length);
    return new RegExp(`(?<![A-Za-z0-9])(?:${found.map(escaped).join('|')})(?![A-Za-z0-9])`, 'g');
  }
}
