import type { Contract, Operation } from '../model/contract.ts';
import type { Claim, Discrepancy, ObservationEntry } from '../model/discrepancy.ts';
import type { Json } from '../model/json.ts';
import type { Cursor } from './cursor.ts';
import { type Pages, readPlace } from './place.ts';
import { type ProbeScope, readProbe, wordingOf } from './probes.ts';

/** What the entries of a catalogue are held against. */
export interface CatalogueContext {
  contract: Pick<Contract, 'vendors' | 'kinds' | 'operations'>;
  pages: Pages;
}

/** The two catalogues, all documents together. */
export type Catalogues = Pick<Contract, 'discrepancies' | 'observations'>;

const ENTRY = ['title', 'class', 'severity', 'hurts', 'operations', 'claims', 'suggestion', 'corrected', 'headline'];
const CLASSES = [
  ...['contradiction', 'cross-document', 'omission', 'example-violates-rule', 'type-mismatch', 'naming', 'copy-paste'],
];
const SLUG = /^[a-z0-9]+(-[A-Za-z0-9_]+)*$/;
/** Readings that are no claim. */
const RESERVED = ['both', 'neither', 'undecided', 'static'];

/**
 * Reads every `<document>.discrepancies.yaml` and `<document>.observations.yaml`.
 *
 * @throws SpecError naming file and entry, on anything the grammar does not know and whatever an entry names that there is not.
 */
export function readCatalogues(files: readonly Cursor[], known: CatalogueContext): Catalogues {
  const seen = new Map<string, string>();
  const read = <T>(kind: string, one: (id: string, entry: Cursor, known: CatalogueContext) => T): T[] =>
    files.flatMap((file) => {
      const [, document] = file.file.match(`^(.+)\\.${kind}\\.yaml$`) ?? [];
      // A catalogue that holds nothing yet is read as nothing.
      if (document === undefined || file.value === null) return [];
      return file.entries().map(([id, entry]) => {
        if (!SLUG.test(id)) entry.fail(`\`${id}\` is no slug`);
        const other = seen.get(id);
        if (other !== undefined) entry.fail(`\`${id}\` stands in ${other} too`);
        seen.set(id, file.file);
        return one(id, entry, known);
      });
    });
  return { discrepancies: read('discrepancies', readDiscrepancy), observations: read('observations', readObservation) };
}

/** Whether a file of the specifications is a catalogue. */
export function isCatalogue({ file }: Cursor): boolean {
  return /\.(discrepancies|observations)\.yaml$/.test(file);
}

function readDiscrepancy(id: string, entry: Cursor, known: CatalogueContext): Discrepancy {
  entry.allow([...ENTRY, 'probe', 'hazard']);
  const operations = readOperations(entry.at('operations'), known);
  const claims = entry.at('claims');
  const keys = claims.entries().map(([key, claim]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(key) || RESERVED.includes(key)) claim.fail(`\`${key}\` is no key of a claim`);
    return key;
  });
  if (keys.length < 2) claims.fail('a contradiction has at least two claims');
  const corrected = entry.optional('corrected');
  const headline = entry.optional('headline');
  const probe = entry.optional('probe');
  const hazard = entry.optional('hazard');
  if (hazard && !probe) hazard.fail('without a probe nothing shows it');
  return {
    id,
    title: entry.at('title').string(),
    class: entry.at('class').oneOf(CLASSES),
    severity: entry.at('severity').oneOf(['high', 'medium', 'low']),
    hurts: entry.at('hurts').string(),
    operations: operations.map((operation) => operation.id),
    claims: Object.fromEntries(claims.entries().map(([key, claim]) => [key, readClaim(claim, operations, known)])),
    suggestion: entry.at('suggestion').string(),
    ...(corrected && { corrected: corrected.flag() }),
    ...(headline && { headline: headline.flag() }),
    ...(probe && { probe: readProbe(probe, { ...scopeOf(entry, operations, known), readings: keys }) }),
    ...(hazard && { hazard: hazard.oneOf([...keys, 'both']) }),
  };
}

function readObservation(id: string, entry: Cursor, known: CatalogueContext): ObservationEntry {
  entry.allow(['question', 'operations', 'profile', 'probe', 'skipped']);
  const operations = readOperations(entry.at('operations'), known);
  const probe = entry.optional('probe');
  const skipped = entry.optional('skipped');
  if ((probe === undefined) === (skipped === undefined)) entry.fail('one of `probe` and `skipped` is needed');
  return {
    id,
    question: entry.at('question').string(),
    operations: operations.map((operation) => operation.id),
    profile: entry.optional('profile')?.oneOf(['standard', 'nightly']) ?? 'nightly',
    ...(probe && { probe: readProbe(probe, scopeOf(entry, operations, known)) }),
    ...(skipped && { skipped: skipped.string() }),
  };
}

const scopeOf = (entry: Cursor, operations: readonly Operation[], { contract }: CatalogueContext): ProbeScope => ({
  ...contract,
  entry: { operations, words: wordingOf(entry) },
});

function readOperations(list: Cursor, { contract }: CatalogueContext): Operation[] {
  const ids = contract.operations.map(({ id }) => id);
  const operations = list.items().map((item, index, all) => {
    const id = item.oneOf(ids);
    if (all.findIndex(({ value }) => value === id) !== index) item.fail(`\`${id}\` stands there twice`);
    return contract.operations.find((operation) => operation.id === id) ?? item.fail('is no operation');
  });
  return operations.length > 0 ? operations : list.fail('at least one operation is needed');
}

function readClaim(claim: Cursor, [first]: Operation[], known: CatalogueContext): Claim {
  claim.allow(['says', 'value', 'at']);
  const value: Json | undefined = claim.optional('value')?.value;
  const { basis, source } = readPlace(claim.at('at'), known.pages, first?.page ?? '');
  return { says: claim.at('says').string(), ...(value !== undefined && { value }), basis, source };
}
