import { clausesWith, identifierOf, type RuleDefinition, refusal } from '../../../harness/rule-kit.ts';

/** An id of the campaign's own shape that names nothing: the update must not create it, the read must not find it. */
export default {
  title: 'refuses an unknown campaign, and does not create it',
  severity: 'high',
  profile: 'quick',
  oncePerVendor: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'unknownCampaign'),
  cases: (_, { operation, campaign }) => {
    const carrier = identifierOf(operation);
    if (!carrier) throw new Error(`${operation.id} has no parameter that names the campaign`);
    return [
      {
        group: 'access',
        label: 'a campaign id that names nothing',
        parameters: [{ in: carrier.in, name: carrier.name, value: unknownLike(campaign.id) }],
      },
      ...beginningOf(campaign.id).map((value) => ({
        group: 'access' as const,
        label: 'the beginning of the campaign’s id',
        parameters: [{ in: carrier.in, name: carrier.name, value }],
        profile: 'nightly' as const,
      })),
      ...ofAnotherKind(campaign.id).map((value) => ({
        group: 'access' as const,
        label: 'an id of another kind with the same key',
        parameters: [{ in: carrier.in, name: carrier.name, value }],
        profile: 'standard' as const,
      })),
    ];
  },
  expected: () => 'A request for a campaign that does not exist is refused, and creates none.',
  judge: refusal,
} satisfies RuleDefinition;

/** All but the last character of an id that ends like a UUID: of any other the beginning may be the id of another campaign. */
export function beginningOf(id: string): string[] {
  return /-[0-9a-f]{12}$/i.test(id) ? [id.slice(0, -1)] : [];
}

/** Where an id holds a type and a key, that of something else with this key: whoever looks at the key alone takes it for the campaign's. */
export function ofAnotherKind(id: string): string[] {
  const [, key] = /^[\x20-\x7e]+?:([\x20-\x7e]+)$/.exec(Buffer.from(id, 'base64').toString('latin1')) ?? [];
  return key === undefined ? [] : [Buffer.from(`Report:${key}`).toString('base64')];
}

/**
 * Another id, of the same shape where that is safe. Ids in base64 are changed inside, so that they still decode to a type and a key; of
 * ids that end in hexadecimal digits those are turned round. Any other id is made longer: with a digit changed it might name a
 * campaign that exists, and the update would overwrite it.
 */
export function unknownLike(id: string): string {
  // One that the run makes has no id yet.
  if (id === '') return 'no-such-campaign-7f3e91c4';
  const inside = Buffer.from(id, 'base64').toString('latin1');
  if (/^[\x20-\x7e]+:[\x20-\x7e]+$/.test(inside)) {
    return Buffer.from(`${inside.slice(0, inside.indexOf(':') + 1)}90071992547`).toString('base64');
  }
  const tail = /[0-9a-f]{4,12}$/i.exec(id)?.[0] ?? '';
  const turned = [...tail].map((digit) => (/f/i.test(digit) ? '0' : 'f')).join('');
  return tail === '' ? `${id}ffff` : id.slice(0, -tail.length) + turned;
}
