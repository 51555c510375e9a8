import { clausesWith, conformingArbitrary, drawnAcceptance, type RuleDefinition } from '../../../harness/rule-kit.ts';

/** Drawn bodies that keep to every documented rule; one that is refused is shrunk until what is left is to blame. */
export default {
  title: 'accepts whatever the documentation allows',
  severity: 'high',
  profile: 'nightly',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'conforming'),
  property: (_, context) => {
    const arbitrary = conformingArbitrary(context);
    return arbitrary ? { arbitrary, expect: 'accepted' } : 'no value configured';
  },
  expected: ({ part, promise }) =>
    part === 'duty'
      ? 'A body that keeps to the documentation is accepted.'
      : `What the page allows is accepted: ${promise}`,
  judge: drawnAcceptance,
} satisfies RuleDefinition;
