import {
  answerOf,
  clausesWith,
  freeTexts,
  getPath,
  hostile,
  isUpdate,
  type Json,
  type RuleDefinition,
  upright,
} from '../../../harness/rule-kit.ts';

/**
 * Texts that mean something to what a server may hand them on to, and what they come to where it does. None of them may do harm where it is
 * taken for code: no comment cuts a condition off, and nothing is looked up.
 */
const TEXTS: readonly [text: Json, label: string, evaluated?: string][] = [
  ['O\'Brien "and" sons', 'quotation marks'],
  ["Cam'||'paign", 'a sum of texts in SQL', 'Campaign'],
  [{ $gt: '' }, 'a condition of NoSQL'],
  ['Sum {{7*7}} of it', 'a template in braces', 'Sum 49 of it'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to reach the target as it stands
  ['Sum ${7*7} of it', 'a template with a dollar sign', 'Sum 49 of it'],
  ['Sum #{7*7} of it', 'a template with a number sign', 'Sum 49 of it'],
  ['Sum <%= 7*7 %> of it', 'a template in percent signs', 'Sum 49 of it'],
  ['../../../../etc/hostname', 'a path'],
  ['Line\r\nX-Injected: yes', 'a line break and a header'],
  ['%s%n %x {0}', 'places of a format'],
  ['<script>7*7</script>', 'markup'],
];

/** Text stays text. */
export default {
  title: 'takes no text for code',
  severity: 'high',
  profile: 'nightly',
  clauses: (operation, contract) => (isUpdate(operation) ? clausesWith(contract, operation, 'duty', 'noFault') : []),
  cases: (_, context) => {
    const [path] = freeTexts(context.operation, context.counterpart);
    if (!path) return 'not in the baseline';
    return hostile(
      context,
      TEXTS.map(([value, label]) => ({ edits: [{ path, value }], label: `${label} in \`${path}\`` })),
    );
  },
  expected: () => 'A text is stored or refused as it stands, whatever it would mean elsewhere.',
  judge: (evidence) =>
    upright(
      evidence,
      undefined,
      (
        {
          recipe: {
            edits: [edit],
          },
        },
        exchange,
      ) => {
        const evaluated = TEXTS.find(([text]) => text === edit?.value)?.[2];
        const { operation, contract } = evidence;
        const shown = Object.keys(operation.echo).find((path) => operation.echo[path] === edit?.path) ?? '';
        const answer = answerOf(operation, exchange);
        if (evaluated === undefined || answer === undefined || getPath(answer, shown) !== evaluated) return undefined;
        const [echo] = clausesWith(contract, operation, 'response', 'echo').filter(
          ({ path }) => path === shown || path === '',
        );
        const actual = `\`${shown}\` is “${evaluated}”: what was sent was taken for code.`;
        return { symptom: 'another value', actual, members: [shown], ...(echo ? { clause: echo.id } : {}) };
      },
    ),
} satisfies RuleDefinition;
