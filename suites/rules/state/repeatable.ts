import {
  applyEdits,
  type Contract,
  clausesWith,
  decide,
  differences,
  documented,
  type Exchange,
  type Found,
  getPath,
  isObject,
  type Json,
  members,
  membersOf,
  type Operation,
  open,
  outcomeIn,
  type RuleDefinition,
  view,
} from '../../../harness/rule-kit.ts';

/** PUT is idempotent (RFC 9110, 9.2.2): the same update twice is accepted twice, and shows the same campaign but for the time of update. */
export default {
  title: 'changes nothing but the time of update when an update is repeated',
  severity: 'high',
  profile: 'quick',
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'repeatable'),
  expected: () => 'The same update sent twice is accepted twice, with the same campaign in both answers.',
  judge: (evidence) => {
    const { contract, operation, exchanges } = evidence;
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
          const [before, after] = [certain(contract, operation, first), certain(contract, operation, again)];
          if (before === undefined || after === undefined) return [];
          const changed = differences(before, after);
          if (changed.length === 0) return [{ exchange: again.id }];
          const actual = `The second answer differs in ${changed.map((name) => `\`${name}\``).join(', ')}.`;
          const members = membersOf(again, evidence, changed);
          return [{ violation: { exchange: again.id, twin: first.id, symptom: 'changed', actual, members } }];
        }),
    );
  },
} satisfies RuleDefinition;

/** What an answer shows, without the members of the request that the pages do not promise to be repeated: those may come from before. */
function certain(contract: Contract, operation: Operation, exchange: Exchange): Json | undefined {
  const all = view(contract, operation, exchange);
  const shown = all === undefined ? undefined : documented(contract, operation, all);
  if (!isObject(shown)) return shown;
  const promised = Object.values(operation.echo);
  const isPromised = (path: string) =>
    promised.some(
      (one) => one === path || path.startsWith(`${one}[`) || path.startsWith(`${one}.`) || one.startsWith(`${path}.`),
    );
  const doubtful = members(operation)
    .map(({ path }) => path)
    // What an answer shows in the place of an object may be anything, and has nothing to leave out then.
    .filter((path) => !path.includes('[]') && !isPromised(path) && getPath(shown, path) !== undefined);
  return applyEdits(
    shown,
    doubtful.map((path) => ({ path })),
  );
}
