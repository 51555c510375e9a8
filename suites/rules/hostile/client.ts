import {
  acceptedOf,
  type CaseDraft,
  clausesWith,
  decide,
  type Found,
  isRepetition,
  isUpdate,
  open,
  outcomeIn,
  type RuleDefinition,
  sentFor,
} from '../../../harness/rule-kit.ts';

/**
 * What ordinary clients send: a media type that names its charset, and header names in the letters of their library. The charset means nothing
 * to JSON (RFC 8259, 11), and letter case nothing in the name of a header (RFC 9110, 5.1).
 */
export default {
  title: 'takes an update as ordinary clients write it',
  severity: 'high',
  profile: 'standard',
  clauses: (operation, contract) => {
    if (!isUpdate(operation)) return [];
    const spelt = contract.clauses.filter(({ keyword }) => keyword === 'sampleName').map(({ path }) => path);
    return [
      ...clausesWith(contract, operation, 'operation', 'contentType'),
      // Where the pages themselves write a name in two ways, a target may look for one of them.
      ...clausesWith(contract, operation, 'header', 'required').filter(({ path }) => !spelt.includes(path)),
    ];
  },
  cases: ({ path: name, keyword, value }, { operation, contract, leads }): CaseDraft[] => {
    const draft = { group: 'alone', base: 'baseline' } as const;
    if (keyword === 'contentType') {
      const type = `${String(value)}; charset=utf-8`;
      const parameters = [{ in: 'header', name: 'Content-Type', value: type } as const];
      return [{ ...draft, label: `an update sent as ${type}`, parameters, profile: leads ? 'standard' : 'deep' }];
    }
    const other = name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
    const carrier = contract.vendors.find(({ id }) => id === operation.vendor)?.auth;
    const known = operation.parameters.find((one) => one.in === 'header' && one.name === name)?.value;
    const text = carrier?.name === name ? carrier.value : known;
    const parameters = text === undefined ? [] : [{ in: 'header', name: other, value: text } as const];
    return [
      {
        ...draft,
        label: `the header \`${name}\` written \`${other}\``,
        parameters,
        profile: leads ? 'nightly' : 'deep',
      },
    ];
  },
  expected: ({ keyword }) =>
    keyword === 'contentType'
      ? 'JSON is taken whatever charset it names.'
      : 'A header is found whatever the letter case of its name.',
  judge: (evidence) =>
    decide(
      evidence.cases.map(({ id, label }): Found => {
        const sent = sentFor(evidence.exchanges, id).find((x) => !isRepetition(x));
        const [control] = acceptedOf(evidence);
        if (!sent || !control) return { reason: sent ? 'control refused' : 'budget spent' };
        const result = outcomeIn(evidence, sent);
        if (result === 'accepted') return { exchange: sent.id };
        // Whoever does not find the credential says that nobody asks.
        if (result !== 'blocked' && result !== 'refused') return open(sent, result);
        const status = 'status' in sent.response ? sent.response.status : 0;
        const actual = `It answered ${status} to ${label}.`;
        return { violation: { exchange: sent.id, twin: control.id, symptom: 'refused', actual } };
      }),
    ),
} satisfies RuleDefinition;
