import { clausesWith, type RuleDefinition, refusal } from '../../../harness/rule-kit.ts';

/** The credential is left out; everything else is the accepted request. */
export default {
  title: 'refuses a request without a credential',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => {
    const carrier = contract.vendors.find(({ id }) => id === operation.vendor)?.auth.name;
    return clausesWith(contract, operation, 'header', 'required').filter(({ path }) => path === carrier);
  },
  cases: () => [
    { group: 'access', credential: 'none', label: 'a request without a credential' },
    { group: 'access', credential: 'empty', label: 'a request with an empty credential', profile: 'standard' },
  ],
  expected: ({ path }) => `A request without the header \`${path}\` is refused.`,
  judge: refusal,
} satisfies RuleDefinition;
