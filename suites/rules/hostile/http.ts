import { gzipSync } from 'node:zlib';
import {
  clausesWith,
  type HostileRequest,
  hostile,
  isUpdate,
  type PlanContext,
  type RuleDefinition,
  upright,
} from '../../../harness/rule-kit.ts';

const MEDIA_TYPES: readonly [type: string, label: string][] = [
  ['text/plain', 'JSON sent as text/plain'],
  ['application/x-www-form-urlencoded', 'JSON sent as a form'],
  ['application/json; charset=utf-16', 'UTF-8 that is said to be UTF-16'],
  ['application/json; charset=no-such-charset', 'a charset that does not exist'],
  ['json', 'a media type that is none'],
];

const header = (name: string, value: string): Pick<HostileRequest, 'parameters'> => ({
  parameters: [{ in: 'header', name, value }],
});

/** What the layers below JSON may choke on: types, codings, methods, sizes, names that come twice. */
export default {
  title: 'stays up whatever its headers, method and size are',
  severity: 'medium',
  profile: 'nightly',
  clauses: (operation, contract) => (isUpdate(operation) ? clausesWith(contract, operation, 'duty', 'noFault') : []),
  cases: (_, context) => hostile(context, requests(context)),
  expected: () => 'A request in a form that is not served is refused, with an answer below 500.',
  judge: (evidence) =>
    upright(evidence, ({ recipe }, { response }) => {
      // RFC 9110, 15.6.2: 501 is for a method that is not known. One that is may be answered in XML.
      const isOdd = recipe.method !== undefined;
      if ('status' in response) return isOdd && (response.status === 501 || response.status < 300);
      // RFC 9110, 15.5.14, and RFC 9112, 3 and 5: a server need not read on where a head is malformed, or anything too large.
      const isLarge = JSON.stringify(recipe).length > 10_000;
      return response.failure === 'reset' && (isOdd || isLarge);
    }),
} satisfies RuleDefinition;

function requests({ operation, baseline }: PlanContext): HostileRequest[] {
  const base = 'baseline';
  const zipped = gzipSync(JSON.stringify(baseline)).toString('base64');
  const known = operation.parameters.filter((one) => one.in === 'query');
  const [query] = known.flatMap(({ name, value, readings }) => {
    const text = value ?? readings?.find((reading) => reading.value !== undefined)?.value;
    return text === undefined ? [] : [{ name, value: text }];
  });
  const twice = { in: 'query', ...(query ?? { name: 'page', value: '1' }) } as const;
  return [
    ...MEDIA_TYPES.map(([type, label]) => ({ base, label, ...header('Content-Type', type) }) as const),
    { base64: zipped, label: 'a body in gzip', ...header('Content-Encoding', 'gzip') },
    { base, label: 'a body that is said to be gzip', ...header('Content-Encoding', 'gzip') },
    { base, label: 'a coding that does not exist', ...header('Content-Encoding', 'no-such-coding') },
    // Safe by RFC 4918, 9.1. Nothing that may delete or replace is tried.
    { base, method: 'PROPFIND', label: 'a method of WebDAV' },
    { base, method: operation.method.toLowerCase(), label: 'its method in small letters' },
    { base, label: 'a header of 12 kB', ...header('X-Long', 'x'.repeat(12_288)) },
    { raw: `${JSON.stringify(baseline)}${' '.repeat(300_000)}`, label: 'a body of 300 kB, most of it blanks' },
    { base, label: 'a query parameter that comes twice', parameters: [twice, twice] },
  ];
}
