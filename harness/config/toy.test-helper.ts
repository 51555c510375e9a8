import type { Contract, SchemaError, Validators } from '../model/contract.ts';
import { isObject, type JsonObject } from '../model/json.ts';

const operation = (id: string, effect: 'replace' | 'read', vendor: string, ...kinds: string[]) => ({
  id,
  vendor,
  title: id,
  page: 'p',
  method: 'PUT',
  path: '/{space}/{id}',
  effect,
  kinds,
  parameters: [],
  response: {},
  flat: false,
  echo: {},
  open: [],
});

/** A contract of one vendor that signs, and one that does not. */
export const contract: Contract = {
  vendors: [
    {
      id: 'acme',
      name: 'Acme',
      settings: { space: { description: 'The space’s id.' } },
      values: { lists: { description: 'Names of lists.' } },
      auth: {
        in: 'header',
        name: 'auth',
        value: '{token}',
        sign: { algorithm: 'HS256', claims: { app: '{clientId}' } },
      },
      rateLimit: { requests: 120, perSeconds: 60 },
      success: { member: 'status', equals: 'success' },
    },
    {
      id: 'zeta',
      name: 'Zeta',
      settings: {},
      values: {},
      auth: { in: 'header', name: 'Authorization', value: 'Bearer {token}' },
      success: { member: 'status', equals: 'success' },
    },
  ],
  kinds: [
    { id: 'call', vendor: 'acme' },
    { id: 'text', vendor: 'acme' },
    { id: 'voice', vendor: 'zeta' },
  ],
  operations: [
    operation('updateCall', 'replace', 'acme', 'call', 'text'),
    operation('getCall', 'read', 'acme', 'call'),
    operation('updateVoice', 'replace', 'zeta', 'voice'),
  ],
  clauses: [
    {
      id: 'updateCall.body.tags[].maxLength',
      operation: 'updateCall',
      part: 'body',
      path: 'tags[]',
      keyword: 'maxLength',
      promise: 'A tag is short.',
      basis: 'table',
      source: { page: 'p', lines: [1] },
      contested: 'tag-length',
    },
  ],
  discrepancies: [],
  observations: [],
  sources: {},
};

/** A baseline needs a `name`; a `ring` above 120 and a long tag are violations, the latter one that is contested. */
export const validators: Validators = {
  'updateCall.request': (body) => {
    const errors: SchemaError[] = [];
    if (!isObject(body)) return errors;
    const add = (instancePath: string, keyword: string, message: string, params: JsonObject = {}) =>
      errors.push({ instancePath, schemaPath: '', keyword, params, message });
    if (body.name === undefined) add('', 'required', 'must have required property', { missingProperty: 'name' });
    if (typeof body.ring === 'number' && body.ring > 120) add('/ring', 'maximum', 'must be <= 120');
    if (Array.isArray(body.tags) && body.tags.includes('long tag')) add('/tags/0', 'maxLength', 'must be short');
    return errors;
  },
};

const text = { type: 'string', minLength: 1 };
const closed = (properties: JsonObject, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const auth = {
  ...closed({ token: text, clientId: text, clientSecret: text }),
  anyOf: [{ required: ['token'] }, { required: ['clientId', 'clientSecret'] }],
  dependentRequired: { clientId: ['clientSecret'], clientSecret: ['clientId'] },
};
const campaign = closed(
  {
    id: { ...text, description: 'The campaign’s id.' },
    kind: text,
    role: { enum: ['own', 'neighbour'] },
    disposable: { type: 'boolean' },
    baseline: { type: ['object', 'string'] },
  },
  ['id'],
);
const campaigns = { type: 'object', additionalProperties: campaign };
const rate = { oneOf: [{ type: 'number', exclusiveMinimum: 0 }, { const: 'none' }] };
const seconds = { type: 'number', exclusiveMinimum: 0, maximum: 86_400 };
const other = closed({ space: text, auth, campaigns });
const values = closed({ lists: { type: 'array', items: text } });

/** A config schema of the shape that is generated from specifications. */
export const schema: JsonObject = closed(
  {
    require: { type: 'array', items: text },
    hosts: { type: 'array', items: text },
    targets: {
      type: 'object',
      additionalProperties: closed({
        production: { type: 'boolean' },
        acme: closed(
          { baseUrl: text, space: text, auth, rate, timeout: seconds, patience: seconds, values, campaigns, other },
          ['baseUrl', 'space', 'auth'],
        ),
        zeta: closed({ baseUrl: text, auth, rate, campaigns, other }, ['baseUrl', 'auth']),
      }),
    },
  },
  ['targets'],
);
