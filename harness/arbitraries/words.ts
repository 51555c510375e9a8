import { shown } from '../evidence/answer.ts';
import type { Edit } from '../model/verdict.ts';

/** A member's name in a sentence. */
export function memberName(path: string): string {
  return `\`${path}\``;
}

/** What changes make of a baseline, in words: the baseline with this value in that member, without that other one. */
export function described(edits: readonly Edit[]): string {
  const set = edits.flatMap(({ path, value }) =>
    value === undefined ? [] : [`${memberName(path)} = ${shown(value)}`],
  );
  const left = edits.flatMap(({ path, value }) => (value === undefined ? [memberName(path)] : []));
  const parts = [
    ...(set.length > 0 ? [`with ${listed(set)}`] : []),
    ...(left.length > 0 ? [`without ${listed(left)}`] : []),
  ];
  return ['the baseline', parts.join(' and ')].join(' ').trim();
}

function listed(parts: readonly string[]): string {
  const [last, ...rest] = parts.toReversed();
  return rest.length === 0 ? (last ?? '') : `${rest.toReversed().join(', ')} and ${last}`;
}
