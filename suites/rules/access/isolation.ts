import {
  clausesWith,
  identifierOf,
  isWrite,
  type RuleDefinition,
  refusal,
  unavailable,
} from '../../../harness/rule-kit.ts';

/**
 * Two accounts do not reach each other, neither with the other's credential nor with the other's id. The other account's campaign is
 * read; it is written to only where it is disposable too, and put back by its own account.
 */
export default {
  title: "refuses another account's credential, and hides its campaigns",
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'isolation'),
  cases: (_, { contract, operation, target, foreign }) => {
    const vendor = contract.vendors.find(({ id }) => id === operation.vendor);
    if (!target.other || !vendor || unavailable(vendor, target, 'other account')) return 'no other account configured';
    const theirs = target.other.campaigns.find(({ kind }) => operation.kinds.includes(kind));
    const carrier = identifierOf(operation);
    return [
      { group: 'access', credential: 'other account', label: "the other account's credential on this campaign" },
      {
        group: 'access',
        credential: 'other account',
        settings: 'other account',
        label: "this campaign's id in an otherwise proper request of the other account",
      },
      ...(foreign && isWrite(operation)
        ? [
            {
              group: 'access' as const,
              foreign: true,
              label: "the other account's campaign, with all else this account's",
            },
          ]
        : []),
      ...(operation.effect === 'read' && theirs && carrier
        ? [
            {
              group: 'access' as const,
              label: "the other account's campaign with this account's credential",
              parameters: [{ in: carrier.in, name: carrier.name, value: theirs.id }],
            },
          ]
        : []),
    ];
  },
  expected: () => 'A request that crosses from one account to another is refused.',
  judge: refusal,
} satisfies RuleDefinition;
