import type { Clause, Contract, Kind } from '../model/contract.ts';
import type { Cursor } from './cursor.ts';
import { dutiesOf } from './duties.ts';
import { type ReadOperation, readOperations } from './operations.ts';
import { promiseOf } from './promises.ts';
import type { Found } from './schema.ts';
import { readConformance } from './vendors.ts';

/**
 * Reads all documents and the list of pages into one contract.
 * @throws SpecError on anything a specification may not hold.
 */
export function readContract(documents: readonly Cursor[], sources: Cursor): Contract {
  const { vendors, kinds } = readConformance(documents);
  const pages = readSources(sources);
  const read = documents.flatMap((document) => {
    const id = document.at('x-conformance').at('vendor').string();
    const vendor = vendors.find((candidate) => candidate.id === id);
    return vendor ? readOperations(document, vendor) : [];
  });
  checkKinds(read, kinds);
  const clauses = read.flatMap((item) => [...clausesOf(item, pages), ...dutiesOf(item.operation, kinds)]);
  const seen = new Set<string>();
  for (const { id } of clauses) {
    if (seen.has(id)) sources.fail(`the clause \`${id}\` stands in the specifications twice`);
    seen.add(id);
  }
  return {
    vendors,
    kinds,
    operations: read.map((item) => item.operation),
    clauses,
    sources: Object.fromEntries([...pages].map(([id, { lines: _, ...page }]) => [id, page])),
  };
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
      place.only(['title', 'vendor', 'url', 'edition', 'sha256', 'lines']);
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
  const page = pages.get(operation.page) ?? place.at('x-page').fail('no such page in the list of sources');
  const spoken = new Set(found.filter((item) => item.keyword === 'notNull').map((item) => item.path));
  return found
    .flatMap((item) => {
      const nullable = item.part !== 'body' || item.keyword !== 'required' || item.contested || spoken.has(item.path);
      const notNull: Found = { ...item, keyword: 'notNull', basis: 'standard', lines: [] };
      return nullable ? [item] : [item, notNull];
    })
    .map((item) => {
      for (const line of item.lines)
        if (line > page.lines) item.place.fail(`the page has ${page.lines} lines, not ${line}`);
      const value = item.keyword === 'type' ? item.type : item.value;
      return {
        id: [operation.id, item.part, item.path, item.keyword].filter((name) => name !== '').join('.'),
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

/** Kinds and operations name each other. */
function checkKinds(read: readonly ReadOperation[], kinds: readonly Kind[]): void {
  for (const { operation, place } of read) {
    for (const id of operation.kinds) {
      const kind = kinds.find((candidate) => candidate.id === id && candidate.vendor === operation.vendor);
      if (!kind) place.at('x-kinds').fail(`there is no kind \`${id}\``);
    }
  }
  for (const { id, update, read: reader } of kinds) {
    const named = [update, ...(reader ? [reader] : [])];
    const missing = named.find((name) => !read.some((item) => item.operation.id === name));
    if (missing) read[0]?.place.fail(`the kind \`${id}\` names the unknown operation \`${missing}\``);
    const updater = read.find((item) => item.operation.id === update);
    if (updater && !updater.operation.kinds.includes(id))
      updater.place.at('x-kinds').fail(`the kind \`${id}\` is missing`);
  }
}
