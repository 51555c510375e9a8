import {
  clausesWith,
  type HostileRequest,
  hostile,
  identifierOf,
  isUpdate,
  type RuleDefinition,
  upright,
} from '../../../harness/rule-kit.ts';
import { unknownLike } from '../access/unknown-campaign.ts';

/** Ids as they stand in the path. `own` is the campaign's, `none` one that names nothing: no reading of any may lead to another campaign. */
const IDS: readonly [label: string, id: (own: string, none: string) => string, only?: 'reads'][] = [
  ['an id that climbs out of its folder', (_, none) => `%2e%2e%2f${none}`],
  ['an id with an encoded slash behind it', (own) => `${own}%2f`],
  ['an id with a NUL behind it', (own) => `${own}%00`],
  ['an id that is no UTF-8', (_, none) => `${none}%ff`],
  ['an id with half an escape', (_, none) => `${none}%zz`],
  ['an id of 4,000 letters', (_, none) => none + 'x'.repeat(4000)],
  ['an id with a quotation mark', (_, none) => `${none}%27`],
  ['an id with a line break', (_, none) => `${none}%0d%0aX-Injected:%20yes`],
  // An update that took these for a condition would be carried out on every campaign.
  ['an id that is a condition of SQL', () => "x'%20OR%20'1'='1", 'reads'],
  ['an id that is a condition of NoSQL', () => '%7B%22$gt%22:%22%22%7D', 'reads'],
  ['an id that is a template', () => '%7B%7B7*7%7D%7D', 'reads'],
];

/** What a router, a proxy or a database may choke on in the path. */
export default {
  title: 'stays up whatever the id in the path is',
  severity: 'medium',
  profile: 'nightly',
  clauses: (operation, contract) => {
    const isNamed = identifierOf(operation)?.in === 'path' && (isUpdate(operation) || operation.effect === 'read');
    return isNamed ? clausesWith(contract, operation, 'duty', 'noFault') : [];
  },
  cases: (_, context) => {
    const { operation, campaign } = context;
    const carrier = identifierOf(operation);
    // What the run makes has no id yet.
    if (!carrier || campaign.id === '') return 'not made by the run';
    const isRead = !isUpdate(operation);
    const [own, none] = [campaign.id, unknownLike(campaign.id)].map(encodeURIComponent);
    const asked = IDS.filter(([, , only]) => only === undefined || isRead).map(
      ([label, id]): HostileRequest => ({
        label,
        each: isRead,
        parameters: [{ in: carrier.in, name: carrier.name, value: id(own ?? '', none ?? ''), encoding: 'raw' }],
      }),
    );
    return hostile(context, asked);
  },
  expected: () => 'An id that names nothing is refused, however it is written.',
  judge: (evidence) =>
    upright(evidence, (_, { request, response }) => {
      // Where an odd path leads out of the API, somebody else may answer with a page.
      return request.url.includes('%2f') && 'status' in response && response.status < 300;
    }),
} satisfies RuleDefinition;
