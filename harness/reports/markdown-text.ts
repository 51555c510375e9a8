import { MEMBER, oneLine, visible } from './text.ts';

/** A text as Markdown that shows it literally, on one line: every mark that means something there is escaped. */
export function literal(text: string): string {
  return escaped(oneLine(text)).replace(/^(\d*)([-+=.)])/, '$1\\$2');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~$&@]|:(?=\/\/)/g, '\\$&');
}

/** A sentence of ours as Markdown: what stands between backticks, a member's name, is shown as code, all else literally. */
export function prose(text: string): string {
  return oneLine(text)
    .split(MEMBER)
    .map((part, i) => (part === '' ? '' : i % 2 === 1 ? codeSpan(part) : escaped(part)))
    .join('');
}

/** A text as a code span: the fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const content = oneLine(text);
  const fence = '`'.repeat(longestRun(content) + 1);
  const space = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return `${fence}${space}${content}${space}${fence}`;
}

/** A text as a fenced block that nothing inside can end. */
export function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visible(text)}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** A row of a Markdown table. Its cells are Markdown already; a bar ends none of them, not even inside code. */
export function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
}
