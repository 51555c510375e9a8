/** Between these lines of the README stands what `selftest` writes there. */
const BEGIN = '<!-- selftest:begin -->';
const END = '<!-- selftest:end -->';

/** Tells whether a text has a place for the table. */
export function hasMarkers(text: string): boolean {
  return text.includes(BEGIN) && text.indexOf(END) > text.indexOf(BEGIN);
}

/** The text with the table in its place. A text without one is an error: see {@link hasMarkers}. */
export function withTable(text: string, table: string): string {
  if (!hasMarkers(text)) throw new Error('The text has no place for the table');
  const begin = text.indexOf(BEGIN) + BEGIN.length;
  return `${text.slice(0, begin)}\n\n${table}\n\n${text.slice(text.indexOf(END))}`;
}
