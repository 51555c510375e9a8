import { canonical } from './canonical.ts';

/** So many bytes in a row of a secret, in any spelling, are taken for a trace of it. */
export const TRACE = 12;

/** One way to encode a secret, as the bytes it consists of. */
interface Form {
  bytes: Uint8Array;
  length: number;
  /** Bytes at the beginning that are no secret. */
  common: number;
  standIn: string;
}

/** A stretch of a text that spells a part of a form. */
interface Run {
  form: Form;
  /** In the text's bytes. */
  start: number;
  end: number;
  /** Where in the form it begins. */
  offset: number;
}

/** What of a secret's base64 form is the same wherever the secret stands in the encoded bytes, for one of the three offsets. */
function base64At(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}

/** The ways to write a secret in which no character stands for itself, and how far what is common reaches in them. */
function encodings(secret: string, common: number): [text: string, common: number][] {
  const bytes = Buffer.from(secret);
  // What in these is the same as in the secret itself is found twice, which does no harm.
  const others = [secret.replace(/\s/g, '+'), secret.toUpperCase(), secret.toLowerCase()];
  const differing = others.filter(
    (text) => text !== secret && !(PLAIN.test(text) && text.toLowerCase() === secret.toLowerCase()),
  );
  return [
    [secret, common],
    ...differing.map((text): [string, number] => [text, common]),
    [bytes.toString('hex'), common * 2],
    ...[0, 1, 2].map((offset): [string, number] => [base64At(bytes, offset), Math.ceil((common * 4) / 3)]),
  ];
}

/** The case of other letters is not folded. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Upper and lower case are one. */
const folded = (byte: number) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

const BASE = 0x01000193;
/** What a byte weighs that leaves the window. */
const LEAVING = Array.from({ length: TRACE }).reduce<number>((product) => Math.imul(product, BASE), 1);

/**
 * Finds secrets in a text, and what is left of them. A text is read as the bytes it means ({@link canonical}), so that neither escapes nor
 * case nor white space hides anything; whatever has twelve bytes in a row with a secret, or with its hex or base64 form, is a trace.
 * The time it takes grows with the text's length alone: it is a window that moves along the text, looked up in a table.
 */
export class Traces {
  /** Windows of all forms by their hash. */
  private readonly windows = new Map<number, { form: Form; offset: number }[]>();
  /** The upper half of each hash that is in the table: most windows of most texts are distinguished from all of them by it. */
  private readonly filter = new Uint8Array(0x10000);

  /**
   * Makes a secret known.
   *
   * @param common Characters at its beginning that are no secret: they are no trace by themselves.
   * @returns False where the secret is too short to leave a trace; of its hex and base64 forms those that are not are known all the same.
   */
  learn(secret: string, standIn: string, common = 0): boolean {
    for (const [text, shared] of encodings(secret, common)) {
      // What looks like an escape in a secret may have been undone on its way, or not.
      for (const isLiteral of /[\\%&]/.test(text) ? [false, true] : [false]) {
        const { bytes, length } = canonical(text, isLiteral);
        this.enter({ bytes: bytes.slice(0, length), length, common: shared, standIn });
      }
    }
    return canonical(secret).length - common >= TRACE;
  }

  private enter(form: Form): void {
    slide(form.bytes, form.length, (hash, end) => {
      const offset = end - TRACE;
      if (offset < form.common) return;
      this.filter[hash >>> 16] = 1;
      const others = this.windows.get(hash);
      if (others) others.push({ form, offset });
      else this.windows.set(hash, [{ form, offset }]);
    });
  }

  /** The text with a stand-in in the place of each trace. */
  replacedIn(text: string): string {
    if (this.windows.size === 0 || text.length < TRACE) return text;
    const meant = canonical(text);
    const { bytes, from, to, length } = meant;
    const parts: string[] = [];
    let [done, barrier] = [0, 0];
    slide(bytes, length, (hash, end) => {
      if (this.filter[hash >>> 16] === 0 || end - TRACE < barrier) return;
      const run = this.longest(hash, end - TRACE, { bytes, length, barrier });
      if (!run || !isTelling(run, (at) => text[at], from, to)) return;
      parts.push(text.slice(done, from[run.start]), run.form.standIn);
      done = to[run.end - 1] ?? text.length;
      barrier = run.end;
    });
    return parts.length === 0 ? text : parts.join('') + text.slice(done);
  }

  /** The longest stretch around a window that spells a part of a form; of two that are as long, the one that is a whole form. */
  private longest(hash: number, start: number, text: { bytes: Uint8Array; length: number; barrier: number }) {
    let best: Run | undefined;
    for (const { form, offset } of this.windows.get(hash) ?? []) {
      const run = grown(form, offset, start, text);
      const size = run.end - run.start;
      if (size < TRACE) continue;
      const most = best ? best.end - best.start : 0;
      if (size > most || (size === most && isWhole(run) && best && !isWhole(best))) best = run;
    }
    return best;
  }
}

const isWhole = ({ form, start, end }: Run) => end - start === form.length;

/** Moves a window along bytes and tells the hash of each, and where the window ends. */
function slide(bytes: Uint8Array, length: number, see: (hash: number, end: number) => void): void {
  let hash = 0;
  for (let end = 1; end <= length; end += 1) {
    hash = (Math.imul(hash, BASE) + folded(bytes[end - 1] ?? 0)) | 0;
    if (end > TRACE) hash = (hash - Math.imul(LEAVING, folded(bytes[end - 1 - TRACE] ?? 0))) | 0;
    if (end >= TRACE) see(hash, end);
  }
}

/** How far a text goes on to spell a form, before and behind a place. */
function grown(
  form: Form,
  offset: number,
  start: number,
  { bytes, length, barrier }: { bytes: Uint8Array; length: number; barrier: number },
): Run {
  const same = (inForm: number, inText: number) => folded(form.bytes[inForm] ?? 0) === folded(bytes[inText] ?? 0);
  let before = 0;
  while (offset - before > 0 && start - before > barrier && same(offset - before - 1, start - before - 1)) before += 1;
  let behind = 0;
  while (offset + behind < form.length && start + behind < length && same(offset + behind, start + behind)) behind += 1;
  return { form, start: start - before, end: start + behind, offset: offset - before };
}

/**
 * Tells whether a stretch gives a secret away. A part of one that consists of plain words alone, as `-campaign-api` may be, is in many a
 * text: it counts only where it is the beginning or the end of the secret, and nothing goes on where the secret was cut.
 */
function isTelling(run: Run, charAt: (at: number) => string | undefined, from: Uint32Array, to: Uint32Array): boolean {
  const { form, start, end, offset } = run;
  if (isWhole(run)) return true;
  const part = Buffer.from(form.bytes.subarray(offset, offset + end - start)).toString('latin1');
  if (/[0-9]|[a-z][A-Z]/.test(part)) return true;
  const goesOn = (at: number) => /[\p{L}\p{N}]/u.test(charAt(at) ?? '');
  return (
    (offset === 0 && !goesOn(to[end - 1] ?? 0)) ||
    (offset + end - start === form.length && !goesOn((from[start] ?? 0) - 1))
  );
}
