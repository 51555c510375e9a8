import type { Contract, Kind, Vendor } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';

const TEXT = { type: 'string', minLength: 1 };

/** A time in seconds: above 0, and at most a day. Timers know no more than some weeks. */
const SECONDS: JsonObject = { type: 'number', exclusiveMinimum: 0, maximum: 86_400 };

const WRITABLE: JsonObject = {
  disposable: { description: 'Only a disposable campaign is written to; it needs a baseline.', type: 'boolean' },
  baseline: {
    description: 'A complete accepted body, or the file that holds it; put back after the run.',
    type: ['object', 'string'],
  },
};

/**
 * Makes the JSON Schema of a config file: what a person may write to name a target, vendor by vendor.
 * What no schema can tell (a baseline that fits, ids that differ) is left to the reader of configs.
 */
export function configSchema({ vendors, kinds, operations }: Contract): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Config of campaign-conformance',
    type: 'object',
    additionalProperties: false,
    required: ['targets'],
    properties: {
      require: {
        description: 'Operations that must be judged for exit code 0.',
        type: 'array',
        items: { enum: operations.map(({ id }) => id) },
      },
      hosts: {
        description: 'Host names besides its own that each target may be written to at, with --base-url.',
        type: 'array',
        items: TEXT,
      },
      targets: {
        description: 'Deployments by name. Texts may take in variables of the environment.',
        type: 'object',
        minProperties: 1,
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          minProperties: 1,
          properties: {
            production: {
              description: 'Nothing but read-only runs: whatever writes is refused. Default: false.',
              type: 'boolean',
            },
            ...Object.fromEntries(vendors.map((vendor) => [vendor.id, vendorSchema(vendor, kinds)])),
          },
        },
      },
    },
  };
}

function vendorSchema(vendor: Vendor, kinds: readonly Kind[]): JsonObject {
  const ids = kinds.filter((kind) => kind.vendor === vendor.id).map((kind) => kind.id);
  const settings = Object.fromEntries(
    Object.entries(vendor.settings).map(([key, { description }]) => [key, { description, ...TEXT }]),
  );
  const auth = authSchema(vendor);

  return {
    description: vendor.name,
    type: 'object',
    additionalProperties: false,
    required: ['baseUrl', ...Object.keys(settings), 'auth'],
    properties: {
      baseUrl: { description: 'Where the API answers, without a trailing slash.', ...TEXT },
      ...settings,
      auth,
      rate: {
        description: "Requests per minute, or none; default: the vendor's documented limit.",
        oneOf: [{ type: 'number', exclusiveMinimum: 0 }, { const: 'none' }],
      },
      timeout: { description: 'How long one answer may take, in seconds.', ...SECONDS },
      patience: {
        description: 'How late a read may show a write, and how long an outage is waited out, in seconds.',
        ...SECONDS,
      },
      values: {
        description: "What exists in the operator's account.",
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(vendor.values).map(([key, { description }]) => [
            key,
            { description, type: 'array', items: TEXT },
          ]),
        ),
      },
      campaigns: campaignsSchema(ids),
      other: {
        description: 'Another account, to show that it cannot be reached.',
        type: 'object',
        additionalProperties: false,
        required: [...Object.keys(settings), 'auth'],
        properties: { ...settings, auth, campaigns: keyed({ id: TEXT, ...WRITABLE }, ids) },
      },
    },
  };
}

function authSchema({ auth }: Vendor): JsonObject {
  const token = { description: 'A ready credential.', ...TEXT };
  if (!auth.sign) return { type: 'object', additionalProperties: false, required: ['token'], properties: { token } };
  return {
    type: 'object',
    additionalProperties: false,
    anyOf: [{ required: ['token'] }, { required: ['clientId', 'clientSecret'] }],
    dependentRequired: { clientId: ['clientSecret'], clientSecret: ['clientId'] },
    properties: {
      token,
      clientId: { description: 'Id of the client the suite signs credentials for.', ...TEXT },
      clientSecret: { description: 'Its secret.', ...TEXT },
    },
  };
}

function campaignsSchema(kinds: string[]): JsonObject {
  const role = { description: 'A neighbour is read and never written.', enum: ['own', 'neighbour'] };
  const create = {
    description:
      'The run makes a campaign of its own from the baseline, judges on it, and deletes it; it has no id then.',
    type: 'boolean',
  };
  return keyed({ id: TEXT, create, role, ...WRITABLE }, kinds);
}

/** A map of campaigns. The key says the kind where it is one; under any other key the campaign names its kind. */
function keyed(properties: JsonObject, kinds: string[]): JsonObject {
  const kind = { description: 'Needless where the key is a kind.', enum: kinds };
  const mayLackId = Object.hasOwn(properties, 'create');
  const campaign = (required: string[]): JsonObject => ({
    type: 'object',
    additionalProperties: false,
    required: mayLackId ? required : ['id', ...required],
    ...(mayLackId ? { if: { required: ['create'] }, else: { required: ['id'], properties: { id: TEXT } } } : {}),
    properties: { ...properties, kind },
  });
  return {
    type: 'object',
    properties: Object.fromEntries(kinds.map((id) => [id, campaign([])])),
    additionalProperties: campaign(['kind']),
  };
}
