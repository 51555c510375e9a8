import {
  clausesWith,
  decide,
  differences,
  type Found,
  isRepeated,
  membersOf,
  open,
  outcomeIn,
  type RuleDefinition,
  seenIn,
} from '../../../harness/rule-kit.ts';

/** PUT is idempotent (RFC 9110, 9.2.2): the same update twice is accepted twice, and shows the same campaign but for the time of update. */
export default {
  title: 'changes nothing but the time of update when an update is repeated',
  severity: 'high',
  profile: 'quick',
  depth: 'state',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'repeatable'),
  expected: () => 'The same update sent twice is accepted twice, with the same campaign in both answers.',
  judge: (evidence) => {
    const { operation, exchanges } = evidence;
    return decide(
      exchanges
        .filter(({ role }) => role === 'repeat')
        .flatMap((again): Found[] => {
          const first = exchanges.find(({ id }) => id === again.of);
          if (!first || outcomeIn(evidence, first) !== 'accepted')
            return [{ reason: 'twin refused', exchange: again.id }];
          const result = outcomeIn(evidence, again);
          if (result !== 'accepted' && result !== 'refused') return [open(again, result)];
          if (result === 'refused') {
            return [
              {
                violation: {
                  exchange: again.id,
                  twin: first.id,
                  symptom: 'refused',
                  actual: 'The repetition was refused.',
                },
              },
            ];
          }
          const [before, after] = [seenIn(evidence, first), seenIn(evidence, again)];
          if (before === undefined || after === undefined) return [];
          // What the server has beside what was sent may well move by itself.
          const changed = differences(before, after, (path) => isRepeated(operation, path));
          if (changed.length === 0) return [{ exchange: again.id }];
          const actual = `The second answer differs in ${changed.map((name) => `\`${name}\``).join(', ')}.`;
          const members = membersOf(again, evidence, changed);
          return [{ violation: { exchange: again.id, twin: first.id, symptom: 'changed', actual, members } }];
        }),
    );
  },
} satisfies RuleDefinition;
