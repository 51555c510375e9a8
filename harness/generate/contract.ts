import type { Clause, Contract, Kind, Operation, Vendor } from '../model/contract.ts';
import type { Sample } from '../model/sample.ts';
import { type Catalogues, readCatalogues } from './catalogue.ts';
import { closedIn } from './closed.ts';
import type { Cursor } from './cursor.ts';
import { dutiesOf } from './duties.ts';
import { withEcho } from './echo.ts';
import type { Grammars } from './grammar.ts';
import { type ReadOperation, readOperations } from './operations.ts';
import { promiseOf } from './promises.ts';
import { readSample } from './samples.ts';
import type { FoundStatement } from './schema.ts';
import { type Conformance, readConformance } from './vendors.ts';

const ROOT = ['openapi', 'info', 'servers', 'security', 'tags', 'x-conformance', 'paths', 'components'];

/**
 * Reads all documents, the list of pages and the catalogues into one contract, and what the pages show of its operations.
 * Operations stand in the order in which `sources` lists their pages, and kinds in that of their updates, whatever the files are called.
 * @throws SpecError on anything a specification may not hold.
 */
export function readContract(
  documents: readonly Cursor[],
  sources: Cursor,
  catalogues: readonly Cursor[],
  grammars: Grammars,
): { contract: Contract; samples: Sample[] } {
  for (const document of documents) document.allow(ROOT);
  const pages = readSources(sources);
  const { vendors, kinds: declared } = readConformance(documents, pages);
  const all = documents.flatMap((document) => {
    const id = document.at('x-conformance').at('vendor').string();
    const vendor = vendors.find((candidate) => candidate.id === id);
    return vendor ? readOperations(document, vendor) : [];
  });
  const listed = [...pages.keys()];
  const read = all.toSorted((a, b) => listed.indexOf(a.operation.page) - listed.indexOf(b.operation.page));
  checkKinds(read, declared);
  const first = ({ id, vendor }: Kind) =>
    read.findIndex(({ operation: one }) => one.vendor === vendor && one.kinds.includes(id));
  const kinds = declared.map(({ kind }) => kind).toSorted((a, b) => first(a) - first(b));
  const seen = new Set<string>();
  const known = { operations: read.map(({ operation }) => operation) };
  const clauses = read.flatMap((item) => {
    if (seen.has(item.operation.id)) item.place.fail(`the operation \`${item.operation.id}\` stands there twice`);
    seen.add(item.operation.id);
    return [...clausesOf(item, pages), ...dutiesOf(item.operation, kinds, known)];
  });
  const operations = read.map((item) => withEcho(item, kinds, known));
  const entries = readCatalogues(catalogues, { contract: { vendors, kinds, operations }, pages, grammars });
  checkContested(read, entries);
  const contract = {
    vendors: withBodiless(vendors, operations),
    kinds,
    operations,
    clauses: operations.flatMap((operation) => [
      ...clauses.filter((clause) => clause.operation === operation.id),
      ...closedIn(operation, { operations, kinds, clauses }),
    ]),
    ...entries,
    sources: Object.fromEntries([...pages].map(([id, { lines: _, ...page }]) => [id, page])),
  };
  return { contract, samples: read.flatMap((item) => readSample(item) ?? []) };
}

interface Page {
  title: string;
  vendor: string;
  url: string;
  edition: string;
  sha256: string;
  lines: number;
}

function readSources(sources: Cursor): Map<string, Page> {
  return new Map(
    sources.entries().map(([id, place]) => {
      place.allow(['title', 'vendor', 'url', 'edition', 'sha256', 'lines']);
      const text = (key: string): string => place.at(key).string();
      const page = {
        title: text('title'),
        vendor: text('vendor'),
        url: text('url'),
        edition: text('edition'),
        sha256: text('sha256'),
      };
      return [id, { ...page, lines: place.at('lines').number() }];
    }),
  );
}

/** The clauses of one operation: its page's, and null for each required member of the request, which rests on JSON. */
function clausesOf({ operation, found, place }: ReadOperation, pages: Map<string, Page>): Clause[] {
  const page = pages.get(operation.page) ?? place.at('x-page').fail('there is no such page in the list of sources');
  const seen = new Set<string>();
  return withNotNull(found).map((item) => {
    const id = [operation.id, item.part, item.path, item.keyword].filter((name) => name !== '').join('.');
    if (seen.has(id)) item.place.fail(`the clause \`${id}\` stands there twice`);
    seen.add(id);
    const beyond = item.lines.find((line) => line > page.lines);
    if (beyond !== undefined) item.place.fail(`the page has ${page.lines} lines, but line ${beyond} is cited`);
    const value = item.keyword === 'type' ? item.type : item.value;
    return {
      id,
      operation: operation.id,
      part: item.part,
      path: item.path,
      keyword: item.keyword,
      ...(value !== undefined && { value }),
      promise: promiseOf(item),
      basis: item.basis,
      source: { page: operation.page, lines: item.lines },
      ...(item.contested && { contested: item.contested }),
      ...(item.excluded && { excluded: item.excluded }),
    };
  });
}

/** Adds that a firmly required member may not be null, unless the specification speaks of that itself. */
function withNotNull(found: readonly FoundStatement[]): FoundStatement[] {
  const spoken = new Set(found.filter(({ keyword }) => keyword === 'notNull').map(({ path }) => path));
  return found.flatMap((item) => {
    const firm = item.part === 'body' && item.keyword === 'required' && !item.contested && !item.excluded;
    if (!firm || spoken.has(item.path)) return [item];
    return [item, { ...item, keyword: 'notNull', basis: 'standard' as const, lines: [] }];
  });
}

/** What leaves a clause open stands in a catalogue. */
function checkContested(read: readonly ReadOperation[], { discrepancies, observations }: Catalogues): void {
  const known = new Set([...discrepancies, ...observations].map(({ id }) => id));
  for (const { contested, place } of read.flatMap(({ found }) => found)) {
    if (contested !== undefined && !known.has(contested)) {
      place.fail(`\`${contested}\` is neither a discrepancy nor an observation`);
    }
  }
}

/** Kinds and operations name each other. */
function checkKinds(read: readonly ReadOperation[], declared: Conformance['kinds']): void {
  for (const { operation, place } of read) {
    for (const name of place.at('x-kinds').items()) {
      const ofVendor = declared.filter(({ kind }) => kind.vendor === operation.vendor);
      name.oneOf(ofVendor.map(({ kind }) => kind.id));
    }
  }
  for (const { kind, place } of declared) {
    const own = read.filter(({ operation }) => operation.vendor === kind.vendor);
    if (!own.some(({ operation }) => operation.kinds.includes(kind.id))) place.fail('no operation has this kind');
    place.optional('tries')?.oneOf(own.flatMap(({ operation: { id, effect } }) => (effect === 'read' ? [id] : [])));
  }
}

/** Vendors with those of their operations whose accepted answer is a 204. */
function withBodiless(vendors: readonly Vendor[], operations: readonly Operation[]): Vendor[] {
  return vendors.map((vendor) => {
    const bodiless = operations.filter((one) => one.vendor === vendor.id && one.bodiless).map(({ id }) => id);
    return bodiless.length === 0 ? vendor : { ...vendor, bodiless };
  });
}
