import { clausesWith, eachAnswer, getPath, type RuleDefinition, shown } from '../../../harness/rule-kit.ts';

/** Judged on plain ASCII names only, for no page says which lower-casing other letters get. */
export default {
  title: 'gives the name once more in lower case',
  severity: 'medium',
  profile: 'quick',
  depth: 'answer',
  clauses: (operation, contract) => clausesWith(contract, operation, 'response', 'lowercase'),
  expected: ({ path, value }) => `\`${path}\` is \`${String(value)}\` in lower case.`,
  judge: (evidence) =>
    eachAnswer(evidence, (answer) => {
      const { path, value } = evidence.clause;
      const name = getPath(answer ?? null, String(value));
      const lower = getPath(answer ?? null, path);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII starts with them
      if (typeof name !== 'string' || lower === undefined || !/^[\x00-\x7f]*$/.test(name)) return 'silent';
      if (lower === name.toLowerCase()) return undefined;
      return { symptom: 'another text', actual: `\`${path}\` is ${shown(lower)} beside ${shown(name)}.` };
    }),
} satisfies RuleDefinition;
