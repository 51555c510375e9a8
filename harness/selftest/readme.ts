/** What stands in the README between two lines of its own, written there by a command. */
export type Section = 'selftest' | 'chaos';

const begin = (section: Section) => `<!-- ${section}:begin -->`;
const end = (section: Section) => `<!-- ${section}:end -->`;

/** Tells whether a text has a place for the table of a section. */
export function hasMarkers(text: string, section: Section): boolean {
  return text.includes(begin(section)) && text.indexOf(end(section)) > text.indexOf(begin(section));
}

/** The text with the table in the place of its section. A text without one is an error: see {@link hasMarkers}. */
export function withTable(text: string, section: Section, table: string): string {
  if (!hasMarkers(text, section)) throw new Error(`The text has no place for the table of ${section}`);
  const from = text.indexOf(begin(section)) + begin(section).length;
  return `${text.slice(0, from)}\n\n${table}\n\n${text.slice(text.indexOf(end(section)))}`;
}
