import { clausesWith, freeTexts, hostile, isUpdate, type RuleDefinition, upright } from '../../../harness/rule-kit.ts';

/** Texts that no page forbids and few servers were tried with; the first is sent in every member that takes any text. */
const TEXTS: readonly [text: string, label: string][] = [
  ['Half \ud83d a pair, and \0', 'half a character and a NUL'],
  ['Half \ud83d a pair', 'a high surrogate alone'],
  ['Half \ude00 a pair', 'a low surrogate alone'],
  ['A\0B', 'an escaped NUL'],
  ['Astral 🎯 𝒳 👩‍👩‍👧', 'letters beyond the basic plane'],
  [`Cafe\u0301 ${'o\u0308\u0323'.repeat(5)}`, 'combining marks'],
  ['Safe \u202egnp.exe\u202c\u2066', 'letters that turn the direction of writing'],
  ['x'.repeat(200_000), '200,000 letters'],
  ['   ', 'only blanks'],
  ['Bell \u0007 escape \u001b[2J delete \u007f', 'control characters'],
  ['Line \u2028 next \u0085 none \uffff', 'line separators and a noncharacter'],
];

/** What a database, a font or a string of bytes may choke on. What the target makes of such a text is its own affair. */
export default {
  title: 'stays up whatever a text holds',
  severity: 'medium',
  profile: 'standard',
  clauses: (operation, contract) => (isUpdate(operation) ? clausesWith(contract, operation, 'duty', 'noFault') : []),
  cases: (_, context) => {
    const [first, ...others] = freeTexts(context.operation, context.counterpart);
    if (!first) return 'not in the baseline';
    const inFirst = TEXTS.map(([value, label], at) => ({ path: first, value, label, early: at === 0 }));
    // Of the vendor's other members each holds another text.
    const inOthers = others.map((path, at) => {
      const [value, label] = TEXTS[at % TEXTS.length] ?? ['', 'an empty text'];
      return { path, value, label, early: false };
    });
    return hostile(
      context,
      [...inFirst, ...inOthers].map(({ path, value, label, early }) => ({
        edits: [{ path, value }],
        label: `${label} in \`${path}\``,
        early,
      })),
    );
  },
  expected: () => 'A text is stored or refused, whatever letters it holds.',
  judge: (evidence) => upright(evidence),
} satisfies RuleDefinition;
