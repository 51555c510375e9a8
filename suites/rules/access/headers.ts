import { clausesWith, type RuleDefinition, refusal } from '../../../harness/rule-kit.ts';

/**
 * A required header is left out, and with it every other carrier of the same value that the pages leave contested: only a request
 * that says it nowhere must be refused.
 */
export default {
  title: 'refuses a request that lacks what a required header carries',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => {
    const carrier = contract.vendors.find(({ id }) => id === operation.vendor)?.auth.name;
    return clausesWith(contract, operation, 'header', 'required').filter(({ path }) => path !== carrier);
  },
  cases: ({ path }, { operation }) => [
    {
      group: 'access',
      label: `a request without \`${path}\` in any carrier`,
      parameters: operation.parameters
        .filter((parameter) => parameter.name === path && parameter.in !== 'path')
        .map((parameter) => ({ in: parameter.in, name: parameter.name })),
    },
  ],
  expected: ({ path }) => `A request that carries \`${path}\` nowhere is refused.`,
  judge: refusal,
} satisfies RuleDefinition;
