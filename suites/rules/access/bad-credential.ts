import { clausesWith, type PlanContext, type RuleDefinition, refusal, unavailable } from '../../../harness/rule-kit.ts';

/** Credentials that were never issued, or are good no longer. Forged ones are made only from a JWT of the operator's own. */
const FORGED = [
  { credential: 'garbage', label: 'a made-up credential', profile: 'quick' },
  { credential: 'wrong signature', label: 'a token with a forged signature', profile: 'quick' },
  { credential: 'alg none', label: 'a token that claims to need no signature', profile: 'quick' },
  { credential: 'expired', label: 'a token whose time is over', profile: 'standard' },
  {
    credential: 'wrong signature at its start',
    label: 'a token whose signature differs in its first character',
    profile: 'nightly',
  },
  {
    credential: 'wrong signature at its end',
    label: 'a token whose signature differs in its last character',
    profile: 'nightly',
  },
  { credential: 'wrong scheme', label: 'a credential under another scheme', profile: 'standard' },
] as const;

/** Whoever cannot be authenticated is refused: RFC 9110, 15.5.2, and for tokens RFC 8725, 3.1. */
export default {
  title: 'refuses a credential that nobody issued, or that has expired',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'authentication'),
  cases: (_, context) =>
    FORGED.filter(({ credential }) => isAsked(context, credential)).map((forged) => ({ group: 'access', ...forged })),
  expected: () => 'A request whose credential is made up, forged, expired or sent under another scheme is refused.',
  judge: refusal,
} satisfies RuleDefinition;

/** Another scheme is a near-miss only where the page names one: a token without a scheme may be taken with one (contested). */
function isAsked(
  { contract, operation, target }: PlanContext,
  credential: (typeof FORGED)[number]['credential'],
): boolean {
  const vendor = contract.vendors.find(({ id }) => id === operation.vendor);
  if (!vendor || (credential === 'wrong scheme' && vendor.auth.value === '{token}')) return false;
  return unavailable(vendor, target, credential) === undefined;
}
