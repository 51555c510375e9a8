import { clausesWith, type Operation, type RuleDefinition, refusal } from '../../../harness/rule-kit.ts';

/** An id of the campaign's own shape that names nothing: the update must not create it, the read must not find it. */
export default {
  title: 'refuses an unknown campaign, and does not create it',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'unknownCampaign'),
  cases: (_, { operation, campaign }) => [
    {
      group: 'access',
      label: 'a campaign id that names nothing',
      parameters: [{ in: 'path', name: carrierOf(operation), value: unknownLike(campaign.id) }],
    },
  ],
  expected: () => 'A request for a campaign that does not exist is refused, and creates none.',
  judge: refusal,
} satisfies RuleDefinition;

function carrierOf({ parameters, id }: Operation): string {
  const carrier = parameters.find(
    ({ value, readings }) =>
      value === '{campaign.id}' || readings?.some((reading) => reading.value === '{campaign.id}'),
  );
  if (!carrier) throw new Error(`${id} has no parameter that names the campaign`);
  return carrier.name;
}

/**
 * Another id of the same shape. Ids in base64 are changed inside, so that they still decode to a type and a key; of all others
 * the digits at the end are turned round.
 */
export function unknownLike(id: string): string {
  const inside = Buffer.from(id, 'base64').toString('latin1');
  if (/^[\x20-\x7e]+:[\x20-\x7e]+$/.test(inside)) {
    return Buffer.from(`${inside.slice(0, inside.indexOf(':') + 1)}90071992547`).toString('base64');
  }
  return id.replace(/[0-9a-f]{1,12}$/i, (tail) => [...tail].map((digit) => (digit === 'f' ? '0' : 'f')).join(''));
}
