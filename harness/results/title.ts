import type { Clause, Part } from '../model/contract.ts';

const PLACES: Record<Part, string> = {
  operation: 'the operation',
  path: 'the path',
  query: 'the query',
  header: 'the headers',
  body: 'the request',
  response: 'the answer',
  duty: 'the operation',
};

/** Titles of the common symptoms, by class. `label` is what was sent, `member` where the clause stands, `clause` its last words. */
const PHRASES: { [symptom: string]: (label: string | undefined, member: string, clause: string) => string } = {
  accepted: (label, _member, clause) => `accepts ${label ?? `what ${clause} rules out`}`,
  refused: (label, _member, clause) => `refuses ${label ?? `what ${clause} allows`}`,
  faulted: (label) => `faults on ${label ?? 'a request'}`,
  missing: (_label, member) => `leaves out ${member}`,
  'wrong type': (_label, member) => `gives ${member} a type that is not documented`,
};

/**
 * The fact a finding states, in the present tense: `accepts a name of 49 characters`, `leaves out data.createdAt`.
 * A symptom without a phrase of its own is named as it is: `data.name: not as sent`.
 *
 * @param label What was sent, in words that end a sentence; absent when no single case says it.
 */
export function titleOf(clause: Clause, symptom: string, label?: string): string {
  const member = clause.path === '' ? PLACES[clause.part] : clause.path;
  const phrase = Object.hasOwn(PHRASES, symptom) ? PHRASES[symptom] : undefined;
  if (phrase) return phrase(label, member, `${member} (${clause.keyword})`);
  return label === undefined ? `${member}: ${symptom}` : `${label}: ${symptom}`;
}
