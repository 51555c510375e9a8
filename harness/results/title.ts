import type { Clause, Part } from '../model/contract.ts';
import type { Symptom } from '../model/rule.ts';

const PLACES: Record<Part, string> = {
  operation: 'the operation',
  path: 'the path',
  query: 'the query',
  header: 'the headers',
  body: 'the request',
  response: 'the answer',
  duty: 'the operation',
};

/** What a title is made of. */
interface Facts {
  /** What was sent, in words that end a sentence; `a request` where no single case says it. */
  sent: string;
  /** Whether a case says what was sent. */
  known: boolean;
  /** Where the clause stands: a member path between backticks, or a part in words. */
  member: string;
  clause: Clause;
}

/** Titles by class of symptom. */
const PHRASES: { [symptom in Symptom]?: (facts: Facts) => string } = {
  accepted: ({ known, sent, member, clause }) =>
    `accepts ${known ? sent : `what ${member} (${clause.keyword}) rules out`}`,
  refused: ({ known, sent, member, clause }) => `refuses ${known ? sent : `what ${member} (${clause.keyword}) allows`}`,
  missing: ({ member }) => `leaves out ${member}`,
  'wrong type': ({ member }) => `gives ${member} a type that is not documented`,
  'no success mark': ({ sent }) => `answers ${sent} without the mark of success`,
  'not served': () => 'does not serve the operation',
  'server error': ({ sent }) => `fails with a server error on ${sent}`,
  'no JSON': ({ sent }) => `answers ${sent} with a body that is no JSON`,
  timeout: ({ sent }) => `does not answer ${sent} in time`,
  reset: ({ sent }) => `breaks the connection on ${sent}`,
  'too large': ({ sent }) => `answers ${sent} without end`,
  stale: () => 'shows an earlier state than what was written last',
  'not stored': () => 'does not show an update that it accepts',
  constant: ({ member }) => `changes ${member} from answer to answer`,
  monotonic: ({ member }) => `sets ${member} back`,
  unmoved: ({ member }) => `never moves ${member}, whatever is updated`,
  order: ({ member, clause }) => `gives a ${member} that is later than \`${String(clause.value)}\``,
  'stack trace': ({ sent }) => `shows a stack trace in its answer to ${sent}`,
  'server path': ({ sent }) => `shows a path of the server in its answer to ${sent}`,
  'database error': ({ sent }) => `shows what its database says in its answer to ${sent}`,
  changed: (facts) => (CHANGES[facts.clause.keyword] ?? (({ sent }) => `changes the campaign on ${sent}`))(facts),
};

/** What it means that something changed, by the duty that is broken. */
const CHANGES: { [keyword: string]: (facts: Facts) => string } = {
  atomicRefusal: ({ sent }) => `changes the campaign although it refuses ${sent}`,
  neighbours: () => 'changes a campaign that no update names',
  untouched: () => 'changes members that an update does not name',
  repeatable: () => 'answers the same update another way the second time',
};

/**
 * The fact a finding states, in the present tense: `accepts a name of 49 characters`, ``leaves out `data.createdAt` ``.
 * A symptom without a phrase of its own is named as it is.
 *
 * @param label What was sent, in words that end a sentence; absent when no single case says it.
 */
export function titleOf(clause: Clause, symptom: Symptom, label?: string): string {
  const member = clause.path === '' ? PLACES[clause.part] : `\`${clause.path}\``;
  const phrase = PHRASES[symptom];
  if (phrase) return phrase({ sent: label ?? 'a request', known: label !== undefined, member, clause });
  if (symptom.startsWith('another ')) return `answers with ${symptom}${clause.path === '' ? '' : ` (${member})`}`;
  return `${label ?? member}: ${symptom}`;
}
