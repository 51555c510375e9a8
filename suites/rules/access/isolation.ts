import { clausesWith, type RuleDefinition, refusal, unavailable } from '../../../harness/rule-kit.ts';

/**
 * Two accounts do not reach each other. Written is only to the operator's own disposable campaign, with the other account's
 * credential; the other account's campaign is only ever read.
 */
export default {
  title: "refuses another account's credential, and hides its campaigns",
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'isolation'),
  cases: (_, { contract, operation, target }) => {
    const vendor = contract.vendors.find(({ id }) => id === operation.vendor);
    if (!target.other || !vendor || unavailable(vendor, target, 'other account')) return 'no other account configured';
    const theirs = target.other.campaigns.find(({ kind }) => operation.kinds.includes(kind));
    const carrier = operation.parameters.find(({ value }) => value === '{campaign.id}');
    return [
      { group: 'access', credential: 'other account', label: "the other account's credential on this campaign" },
      {
        group: 'access',
        credential: 'other account',
        settings: 'other account',
        label: "this campaign's id in an otherwise proper request of the other account",
      },
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
