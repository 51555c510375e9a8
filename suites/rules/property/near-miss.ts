import { clausesWith, drawnRefusal, nearMissArbitrary, type RuleDefinition } from '../../../harness/rule-kit.ts';

/** Drawn bodies with one value that breaks one clause; one that is accepted is shrunk to the value that breaks it by the least. */
export default {
  title: 'refuses whatever breaks one documented promise',
  severity: 'high',
  profile: 'nightly',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'nearMiss'),
  property: (_, context) => {
    const arbitrary = nearMissArbitrary(context);
    return arbitrary ? { arbitrary, expect: 'refused' } : 'no value configured';
  },
  expected: ({ part, promise }) =>
    part === 'duty'
      ? 'A body that breaks one documented promise is refused.'
      : `What breaks this is refused: ${promise}`,
  judge: drawnRefusal,
} satisfies RuleDefinition;
