import { visible } from '../reports/text.ts';

/** A cell's text as RFC 4180 wants it, and so that no spreadsheet takes it for a formula. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180): the columns' names first, each line ended by CR LF. */
export function csv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((row) => `${row.map((text) => cell(visible(text))).join(',')}\r\n`).join('');
}
