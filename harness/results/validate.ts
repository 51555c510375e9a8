import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import schema from '../../generated/results.schema.json' with { type: 'json' };
import type { Results } from '../model/results.ts';
import { alternativesOf, tellingErrors } from '../schema-errors.ts';

let compiled: ValidateFunction<Results> | undefined;

/** Compiled at first use: a run that only writes results need not wait for it. */
function validator(): ValidateFunction<Results> {
  if (!compiled) {
    const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, verbose: true });
    formats.default(ajv);
    compiled = ajv.compile<Results>(schema);
  }
  return compiled;
}

/** What a value is found to be: results, or something else and why. */
export type Validation = { valid: true; results: Results } | { valid: false; problems: string[] };

/**
 * Tells whether a value is a results file of this version: it fits the schema that is generated from {@link Results}, and every exchange and finding it
 * names stands in it. Problems are one sentence each, with the place in the file.
 */
export function validateResults(value: unknown): Validation {
  const validate = validator();
  if (!validate(value)) return { valid: false, problems: tellingErrors(validate.errors ?? []).map(describe) };
  const problems = [...doubles(value), ...dangling(value)];
  return problems.length === 0 ? { valid: true, results: value } : { valid: false, problems };
}

function describe(error: ErrorObject): string {
  const { instancePath, message, keyword, params } = error;
  const place = instancePath === '' ? 'the root' : instancePath;
  if (keyword === 'additionalProperties') return `${place}: must not have the member ${params.additionalProperty}`;
  if (keyword === 'enum') return `${place}: must be one of ${params.allowedValues.join(', ')}`;
  if (error.propertyName !== undefined) return `${place}: the name ${error.propertyName} ${message}`;
  if (keyword === 'anyOf') return `${place}: must have ${alternativesOf(error).join(', or ')}`;
  return `${place}: ${message ?? keyword}`;
}

/** Ids are names: two findings, discrepancies or exchanges of the same name could not be distinguished. */
function doubles({ findings, discrepancies, exchanges }: Results): string[] {
  return Object.entries({ findings, discrepancies, exchanges }).flatMap(([list, items]) => {
    const seen = new Set<string>();
    return items.flatMap(({ id }) => (seen.size === seen.add(id).size ? [`/${list}: ${id} stands there twice`] : []));
  });
}

function dangling(results: Results): string[] {
  const exchanges = new Set(results.exchanges.map(({ id }) => id));
  const findings = new Set(results.findings.map(({ id }) => id));
  const missing = (place: string, ids: (string | undefined)[], known: Set<string>) =>
    ids.flatMap((id) => (id === undefined || known.has(id) ? [] : [`${place}: names ${id}, which is not in the file`]));
  return [
    ...results.verdicts.flatMap((verdict, i) => [
      ...missing(`/verdicts/${i}/exchanges`, verdict.exchanges, exchanges),
      ...missing(`/verdicts/${i}/findings`, verdict.findings, findings),
    ]),
    ...results.findings.flatMap(({ exchange, twin, other, story }, i) =>
      missing(`/findings/${i}`, [exchange, twin, other, ...story], exchanges),
    ),
    ...(['discrepancies', 'observations'] as const).flatMap((list) =>
      results[list].flatMap((entry, i) => missing(`/${list}/${i}/exchanges`, entry.exchanges, exchanges)),
    ),
    ...results.exchanges.flatMap(({ of }, i) => missing(`/exchanges/${i}/of`, [of], exchanges)),
  ];
}
