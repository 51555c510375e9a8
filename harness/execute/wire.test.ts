import { describe, expect, it } from 'vitest';
import type { VendorTarget } from '../model/config.ts';
import type { Operation, Parameter } from '../model/contract.ts';
import { dialects, toWire, type WireInput } from './wire.ts';

const target: VendorTarget = {
  vendor: 'toy',
  baseUrl: 'https://toy.example/api',
  settings: { shop: 'corner shop', account: 'a&b' },
  credentials: { token: 'secret' },
  values: {},
  campaigns: [],
  ratePerMinute: Number.POSITIVE_INFINITY,
};

const shop: Parameter = { name: 'shop', in: 'path', required: true, value: '{shop}' };
const plainId: Parameter = { name: 'leaflet', in: 'path', required: true, value: '{campaign.id}' };
const id: Parameter = {
  name: 'leaflet',
  in: 'path',
  required: true,
  readings: [
    { reading: 'encoded', value: '{campaign.id}', encoding: 'encoded' },
    { reading: 'raw', value: '{campaign.id}', encoding: 'raw' },
  ],
};
const via: Parameter = {
  name: 'via',
  in: 'query',
  required: false,
  readings: [{ reading: 'table', value: 'courier' }, { reading: 'sample', value: 'post' }, { reading: 'none' }],
};
const account: Parameter = { name: 'account', in: 'query', required: false, value: '{account}' };
const header: Parameter = { name: 'Shop', in: 'header', required: true, value: '{shop}' };

function operation(parameters: Parameter[], effect: Operation['effect'] = 'replace'): Operation {
  return {
    id: 'putLeaflet',
    vendor: 'toy',
    title: '',
    page: '',
    method: 'PUT',
    path: '/{shop}/leaflets/{leaflet}',
    effect,
    kinds: [],
    parameters,
    response: {},
    flat: false,
    echo: {},
    open: [],
  };
}

function wireOf(input: Partial<WireInput> = {}) {
  return toWire({
    operation: operation([shop, plainId]),
    target,
    campaignId: 'leaflet-0041',
    dialect: {},
    credential: { name: 'Authorization', value: 'Bearer secret' },
    recipe: {},
    ...input,
  });
}

describe('a request', () => {
  it('has its path filled in, each piece percent-encoded', () => {
    expect(wireOf().url).toBe('https://toy.example/api/corner%20shop/leaflets/leaflet-0041');
  });

  it.each([
    ['encoded', 'https://toy.example/api/corner%20shop/leaflets/TGVhZmxldDo0MQ%3D%3D'],
    ['raw', 'https://toy.example/api/corner%20shop/leaflets/TGVhZmxldDo0MQ=='],
  ])('writes an id in base64 as its dialect says: %s', (reading, url) => {
    const input = { operation: operation([shop, id]), campaignId: 'TGVhZmxldDo0MQ==' };
    expect(wireOf({ ...input, dialect: { leaflet: reading } }).url).toBe(url);
  });

  it('writes a changed id as the dialect says too', () => {
    const recipe = { parameters: [{ in: 'path' as const, name: 'leaflet', value: 'a/b=' }] };
    const input = { operation: operation([shop, id]), recipe };
    expect(wireOf({ ...input, dialect: { leaflet: 'raw' } }).url).toMatch(/leaflets\/a\/b=$/);
    expect(wireOf({ ...input, dialect: { leaflet: 'encoded' } }).url).toMatch(/leaflets\/a%2Fb%3D$/);
    expect(wireOf({ ...input, dialect: {} }).url).toMatch(/leaflets\/a%2Fb%3D$/);
  });

  it('ends where an empty piece of its path would stand', () => {
    const recipe = { parameters: [{ in: 'path' as const, name: 'leaflet', value: '' }] };
    expect(wireOf({ recipe }).url).toBe('https://toy.example/api/corner%20shop/leaflets/');
  });

  it.each([
    ['table', '?via=courier&account=a%26b'],
    ['sample', '?via=post&account=a%26b'],
    ['none', '?account=a%26b'],
    ['a reading nobody documents', '?via=courier&account=a%26b'],
  ])('carries in its query what its dialect says: %s', (reading, query) => {
    const { url } = wireOf({ operation: operation([shop, plainId, via, account]), dialect: { via: reading } });
    expect(new URL(url).search).toBe(query);
  });

  it('has headers in a stable order: the credential, the parameters, what every request has', () => {
    const input = { operation: operation([shop, plainId, header]), body: { title: 'a' } };
    expect(wireOf(input).headers).toEqual([
      ['Authorization', 'Bearer secret'],
      ['Shop', 'corner shop'],
      ['Accept', 'application/json'],
      ['Content-Type', 'application/json'],
    ]);
  });

  it('leaves out a header or query member that its recipe names without a value, and only that carrier', () => {
    const both = operation([shop, plainId, header, { ...account, name: 'Shop' }]);
    const recipe = { parameters: [{ in: 'header' as const, name: 'Shop' }] };
    const wire = wireOf({ operation: both, recipe });
    expect(wire.headers.map(([name]) => name)).not.toContain('Shop');
    expect(wire.url).toMatch(/\?Shop=a%26b$/);
    const inQuery = wireOf({ operation: both, recipe: { parameters: [{ in: 'query', name: 'Shop' }] } });
    expect(inQuery.url).not.toContain('?');
    expect(inQuery.headers.map(([name]) => name)).toContain('Shop');
  });

  it('has no credential where it is to have none, whatever carries it', () => {
    const carrier: Parameter = { name: 'Authorization', in: 'header', required: true, value: 'Bearer {token}' };
    const { headers } = wireOf({ operation: operation([shop, plainId, carrier]), credential: undefined });
    expect(headers).toEqual([['Accept', 'application/json']]);
  });

  it('carries its body as JSON, or a text as it stands, an empty one included', () => {
    expect(wireOf({ body: { title: 'a', list: [] } }).body).toBe('{"title":"a","list":[]}');
    expect(wireOf({ body: { title: 'a' }, recipe: { raw: '{"cut' } }).body).toBe('{"cut');
    const empty = wireOf({ recipe: { raw: '' } });
    expect(empty.body).toBe('');
    expect(empty.headers.map(([name]) => name)).toContain('Content-Type');
  });

  it('carries bytes that no text spells, and what they read as', () => {
    const wire = wireOf({ recipe: { base64: Buffer.from('{"a":"\xff"}', 'latin1').toString('base64') } });
    expect(Buffer.from(wire.bytes ?? []).toString('latin1')).toBe('{"a":"\xff"}');
    expect(wire.body).toBe('{"a":"\ufffd"}');
    expect(wire.headers.map(([name]) => name)).toContain('Content-Type');
    expect(wireOf({ recipe: { base64: '77u/' } }).body).toBe('\ufeff');
  });

  it('writes a piece of its path as it stands where its recipe says so', () => {
    const path = { in: 'path', name: 'leaflet', value: '%2e%2e%2f{x}%00' } as const;
    expect(wireOf({ recipe: { parameters: [{ ...path, encoding: 'raw' }] } }).url).toMatch(/\/%2e%2e%2f\{x\}%00$/);
    expect(wireOf({ recipe: { parameters: [path] } }).url).toMatch(/\/%252e%252e%252f%2500$/);
  });

  it('carries a parameter twice that its recipe names twice', () => {
    const twice = { in: 'query', name: 'via', value: 'post' } as const;
    const { url } = wireOf({ operation: operation([shop, plainId, via]), recipe: { parameters: [twice, twice] } });
    expect(new URL(url).search).toBe('?via=post&via=post');
  });

  it('has neither body nor media type where it only reads', () => {
    const wire = wireOf({ operation: operation([shop, plainId], 'read') });
    expect(wire).not.toHaveProperty('body');
    expect(wire.headers.map(([name]) => name)).not.toContain('Content-Type');
  });
});

describe('the dialects of an operation', () => {
  it('are one, and empty, where nothing is contested', () => {
    expect(dialects(operation([shop, account]))).toEqual([{}]);
  });

  it('combine the readings, the table’s first and the first carrier fastest', () => {
    expect(dialects(operation([via, shop, id]))).toEqual([
      { via: 'table', leaflet: 'encoded' },
      { via: 'sample', leaflet: 'encoded' },
      { via: 'none', leaflet: 'encoded' },
      { via: 'table', leaflet: 'raw' },
      { via: 'sample', leaflet: 'raw' },
      { via: 'none', leaflet: 'raw' },
    ]);
  });

  it('are six at most', () => {
    expect(dialects(operation([via, { ...via, name: 'how' }]))).toHaveLength(6);
  });
});
