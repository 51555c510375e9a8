import type { Kind, RateLimit, Vendor } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Cursor } from './cursor.ts';
import { type Pages, readPlace } from './place.ts';

/** What the documents' `x-conformance` says, all vendors together. */
export interface Conformance {
  vendors: Vendor[];
  /** Each kind of campaign with the place that declares it. */
  kinds: { kind: Kind; place: Cursor }[];
}

/**
 * Reads `x-conformance` of every document. The document that gives the vendor's `name` describes it; another one of the
 * same vendor may only add kinds of campaigns.
 * @throws SpecError on an unknown key, a vendor described twice or never, or a kind declared twice.
 */
export function readConformance(documents: readonly Cursor[], pages: Pages): Conformance {
  const notes = documents.map((document) => document.at('x-conformance'));
  const vendors: Vendor[] = [];
  for (const note of notes.filter((candidate) => candidate.has('name'))) {
    const vendor = readVendor(note, pages);
    if (vendors.some(({ id }) => id === vendor.id)) note.at('name').fail('the vendor is described twice');
    vendors.push(vendor);
  }
  const kinds: Conformance['kinds'] = [];
  for (const note of notes) {
    if (!note.has('name')) note.allow(['vendor', 'kinds']);
    const vendor = note.at('vendor').oneOf(vendors.map(({ id }) => id));
    for (const [id, place] of note.at('kinds').entries()) {
      if (kinds.some(({ kind }) => kind.id === id && kind.vendor === vendor)) place.fail('the kind is declared twice');
      kinds.push({ kind: readKind(id, vendor, place), place });
    }
  }
  return { vendors, kinds };
}

function readVendor(note: Cursor, pages: Pages): Vendor {
  note.allow(['vendor', 'name', 'settings', 'values', 'auth', 'rateLimit', 'envelope', 'success', 'kinds']);
  const success = note.optional('success');
  success?.allow(['member', 'equals']);
  const envelope = note.optional('envelope');
  const limit = note.optional('rateLimit');
  return {
    id: note.at('vendor').string(),
    name: note.at('name').string(),
    settings: described(note.at('settings')),
    values: described(note.at('values')),
    auth: readAuth(note.at('auth')),
    ...(limit && { rateLimit: readLimit(limit, pages) }),
    ...(envelope && { envelope: envelope.string() }),
    ...(success && { success: { member: success.at('member').string(), equals: success.at('equals').value } }),
  };
}

function readLimit(limit: Cursor, pages: Pages): RateLimit {
  limit.allow(['requests', 'perSeconds', 'at', 'words']);
  const at = limit.optional('at');
  const words = limit.optional('words');
  return {
    requests: limit.at('requests').number(),
    perSeconds: limit.at('perSeconds').number(),
    ...(at && { source: readPlace(at, pages).source }),
    ...(words && { words: words.items().map((one) => readWords(one, pages)) }),
  };
}

function readWords(words: Cursor, pages: Pages): NonNullable<RateLimit['words']>[number] {
  words.allow(['pattern', 'at']);
  const pattern = words.at('pattern');
  try {
    new RegExp(pattern.string(), 'i');
  } catch {
    pattern.fail('is no regular expression');
  }
  return { pattern: pattern.string(), source: readPlace(words.at('at'), pages).source };
}

function readAuth(auth: Cursor): Vendor['auth'] {
  auth.allow(['in', 'name', 'value', 'sign']);
  const sign = auth.optional('sign');
  sign?.allow(['algorithm', 'claims']);
  return {
    in: auth.at('in').oneOf(['header']),
    name: auth.at('name').string(),
    value: auth.at('value').string(),
    ...(sign && {
      sign: { algorithm: sign.at('algorithm').oneOf(['HS256']), claims: texts(sign.at('claims')) },
    }),
  };
}

function readKind(id: string, vendor: string, kind: Cursor): Kind {
  kind.allow(['tries']);
  const tries = kind.optional('tries');
  return { id, vendor, ...(tries && { tries: tries.string() }) };
}

const described = (map: Cursor): { [key: string]: { description: string } } =>
  Object.fromEntries(
    map.entries().map(([key, entry]) => {
      entry.allow(['description']);
      return [key, { description: entry.at('description').string() }];
    }),
  );

/** A map of texts. */
export const texts = (map: Cursor): { [key: string]: string } =>
  Object.fromEntries(map.entries().map(([key, entry]) => [key, entry.string()]));

/** The values of a map of values. */
export const jsons = (map: Cursor): { [key: string]: Json } =>
  Object.fromEntries(map.entries().map(([key, entry]) => [key, entry.value]));
