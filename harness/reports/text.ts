/**
 * Everything a report must not pass on as it is: control characters but line feed and tab; what turns the direction of writing, joins
 * or has no width, variation selectors and tags among it; line and paragraph separators; halves of surrogate pairs; what is no character.
 */
const UNSAFE =
  /(?![\n\t])\p{Cc}|[\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * The text with every character that could steer a terminal, break XML or deceive a reader written as `\u001b`, or `\u{e0041}`.
 * Line feeds and tabs stay. What a target answered goes through here before it stands in any report.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** A member's name in a sentence of ours: it stands between single backticks. Splitting by it puts the names at the odd places. */
export const MEMBER = /(?<!`)`([^`\s][^`\n]*)`(?!`)/;

/** The text made visible, on one line. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** The text cut after `length` characters; what was cut is marked and counted. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length - length} more characters)`;
}

/** A count with its noun: `1 finding`, `2 findings`. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** A duration as a person says it: `40 ms`, `4.3 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Breaks a text into lines of at most `width` characters, at spaces where it can. Its own line feeds stay. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? word : `${line} ${word}`;
      while (line.length > width) {
        lines.push(line.slice(0, width));
        line = line.slice(width);
      }
    }
    return [...lines, line];
  });
}

/**
 * Rows as aligned lines, columns two spaces apart, without spaces at the end. A column of a name in `right` is set flush right.
 *
 * @param paint Colours a cell after it was padded; gets its text, its column and its row.
 */
export function aligned(
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number> = new Set(),
  paint: (cell: string, column: number, row: number) => string = (cell) => cell,
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, [...cell].length);
  }
  return rows.map((row, r) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat((widths[i] ?? 0) - [...cell].length);
        // Nothing follows the last cell of a row, so it needs no filling.
        return paint(right.has(i) ? space + cell : i === row.length - 1 ? cell : cell + space, i, r);
      })
      .join('  ')
      .trimEnd(),
  );
}
