import type { Clause, Contract, Operation } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** A request schema with a member of every sort. */
const request: JsonObject = {
  type: 'object',
  properties: {
    title: { type: 'string', maxLength: 12 },
    kind: { type: 'string', 'x-sample': ['plain', 'rich'] },
    level: { type: 'string', enum: ['low', 'high'], 'x-case': 'closed', 'x-foreign': ['middle'] },
    order: { type: 'string', enum: ['up', 'down'] },
    lists: { type: 'array', minItems: 1, items: { type: 'string', 'x-pool': 'lists' } },
    blocks: { type: 'array', items: { type: 'object', properties: { day: { type: 'string' } } } },
    box: { type: 'object', properties: { zone: { type: 'string', format: 'iana-timezone' } } },
    tries: { type: 'number', minimum: 1, maximum: 20 },
    daily: { type: 'integer', minimum: 1 },
    from: { type: 'string', format: 'clock-24h' },
    to: { type: 'string', format: 'clock-24h' },
    active: { type: 'boolean' },
    note: { type: 'string' },
    hook: { type: 'string', format: 'uri', 'x-fixed': true },
    secret: { type: 'string' },
    mode: { type: 'string', enum: ['one', 'many'], 'x-case': 'closed', 'x-foreign': ['few'] },
    pool: { type: 'string', 'x-pool': 'lists' },
    single: { type: 'string', 'x-pool': 'lists' },
  },
};

/** A body that keeps to {@link request}. */
export const body: JsonObject = {
  title: 'Autumn',
  kind: 'plain',
  level: 'low',
  order: 'up',
  lists: ['A'],
  blocks: [{ day: 'MO' }, { day: 'TU' }, { day: 'WE' }],
  box: { zone: 'Asia/Kolkata' },
  tries: 6,
  daily: 2,
  from: '08:00',
  to: '18:00',
  active: true,
  note: 'A note',
  hook: 'https://hooks.example/1',
  secret: 'kept',
  mode: 'many',
  pool: 'A',
  single: 'B',
};

export const operation: Operation = {
  id: 'updateToy',
  vendor: 'toys',
  title: 'Update a toy',
  page: 'toy',
  method: 'PATCH',
  path: '/toys/{id}',
  effect: 'merge',
  kinds: ['toy'],
  parameters: [],
  request,
  response: {},
  flat: false,
  echo: {},
  open: [
    { order: ['daily', 'tries'] },
    { order: ['from', 'to'] },
    { when: { mode: 'many' }, absent: ['single'] },
    { when: { mode: 'one' }, absent: ['pool'] },
  ],
};

function clause(path: string, keyword: string, value?: Json, contested?: string): Clause {
  return {
    id: `updateToy.body.${path}.${keyword}`,
    operation: 'updateToy',
    part: 'body',
    path,
    keyword,
    ...(value === undefined ? {} : { value }),
    promise: `${path}: ${keyword}`,
    basis: 'table',
    source: { page: 'toy', lines: [1] },
    ...(contested === undefined ? {} : { contested }),
  };
}

const members = Object.keys(body).filter((name) => name !== 'secret');

export const contract: Contract = {
  vendors: [],
  kinds: [],
  operations: [operation],
  discrepancies: [],
  observations: [],
  sources: {},
  clauses: [
    ...[...members, 'box.zone'].map((path) => clause(path, 'type')),
    clause('secret', 'type', undefined, 'secret-undocumented'),
    clause('title', 'maxLength', 12),
    clause('title', 'required'),
    clause('title', 'notNull'),
    clause('level', 'enum', ['low', 'high']),
    clause('order', 'enum', ['up', 'down']),
    clause('lists', 'minItems', 1),
    clause('tries', 'minimum', 1),
    clause('tries', 'maximum', 20),
    clause('daily', 'minimum', 1, 'daily-minimum'),
    clause('from', 'format', 'clock-24h'),
    clause('to', 'format', 'clock-24h'),
    clause('box.zone', 'format', 'iana-timezone'),
    clause('note', 'optional'),
    clause('from', 'optional'),
    clause('hook', 'format', 'uri'),
  ],
};

export const target = { values: { lists: ['A', 'B', 'C'] } };
