import type { Contract, Operation } from '../model/contract.ts';
import type { Claim, Discrepancy, ObservationEntry } from '../model/discrepancy.ts';
import type { Cursor } from './cursor.ts';
import { conformTo, type Grammars } from './grammar.ts';
import { type Pages, readPlace } from './place.ts';
import { type ProbeScope, readProbe, wordingOf } from './probes.ts';
import type {
  WrittenClaim,
  WrittenDiscrepancies,
  WrittenDiscrepancy,
  WrittenObservation,
  WrittenObservations,
} from './written.ts';

/** What the entries of a catalogue are held against. */
export interface CatalogueContext {
  contract: Pick<Contract, 'vendors' | 'kinds' | 'operations'>;
  pages: Pages;
  grammars: Grammars;
}

/** The two catalogues, all documents together. */
export type Catalogues = Pick<Contract, 'discrepancies' | 'observations'>;

/**
 * Reads every `<document>.discrepancies.yaml` and `<document>.observations.yaml`.
 *
 * @throws SpecError naming file, line and entry, on anything the grammar does not know and whatever an entry names that there is not.
 */
export function readCatalogues(files: readonly Cursor[], known: CatalogueContext): Catalogues {
  const seen = new Map<string, string>();
  const read = <Written, Entry>(
    kind: keyof Grammars,
    one: (id: string, written: Written, place: Cursor, known: CatalogueContext) => Entry,
  ): Entry[] =>
    files.flatMap((file) => {
      // A catalogue that holds nothing yet is read as nothing.
      if (!file.file.endsWith(`.${kind}.yaml`) || file.value === null) return [];
      const entries = conformTo<{ [id: string]: Written }>(file, known.grammars[kind]);
      return Object.entries(entries).map(([id, written]) => {
        const place = file.at(id);
        const other = seen.get(id);
        if (other !== undefined) place.fail(`\`${id}\` stands in ${other} too`);
        seen.set(id, file.file);
        return one(id, written, place, known);
      });
    });
  return {
    discrepancies: read<WrittenDiscrepancies[string], Discrepancy>('discrepancies', readDiscrepancy),
    observations: read<WrittenObservations[string], ObservationEntry>('observations', readObservation),
  };
}

/** Whether a file of the specifications is a catalogue. */
export function isCatalogue({ file }: Pick<Cursor, 'file'>): boolean {
  return /.\.(discrepancies|observations)\.yaml$/.test(file);
}

function readDiscrepancy(id: string, written: WrittenDiscrepancy, place: Cursor, known: CatalogueContext): Discrepancy {
  const operations = operationsAt(place.at('operations'), known);
  const { claims, probe, ...entry } = written;
  const readings = Object.keys(claims);
  const hazard = place.optional('hazard');
  hazard?.oneOf([...readings, 'both']);
  if (!probe) hazard?.fail('without a probe nothing shows it; leave it out');
  const read = Object.entries(claims).map(([key, claim]) => [
    key,
    claimAt(place.at('claims').at(key), claim, operations, known),
  ]);
  return {
    id,
    ...entry,
    claims: Object.fromEntries(read),
    ...(probe && { probe: readProbe(probe, place.at('probe'), { ...scopeOf(place, operations, known), readings }) }),
  };
}

function readObservation(
  id: string,
  written: WrittenObservation,
  place: Cursor,
  known: CatalogueContext,
): ObservationEntry {
  const operations = operationsAt(place.at('operations'), known);
  const { probe, profile = 'nightly', ...entry } = written;
  return {
    id,
    ...entry,
    profile,
    ...(probe && { probe: readProbe(probe, place.at('probe'), scopeOf(place, operations, known)) }),
  };
}

const scopeOf = (entry: Cursor, operations: readonly Operation[], { contract }: CatalogueContext): ProbeScope => ({
  ...contract,
  entry: { operations, words: wordingOf(entry) },
});

function operationsAt(list: Cursor, { contract }: CatalogueContext): Operation[] {
  const ids = contract.operations.map(({ id }) => id);
  return list.items().flatMap((item) => {
    const id = item.oneOf(ids);
    return contract.operations.filter((operation) => operation.id === id);
  });
}

function claimAt(place: Cursor, written: WrittenClaim, [first]: Operation[], known: CatalogueContext): Claim {
  const { at: _, ...claim } = written;
  return { ...claim, ...readPlace(place.at('at'), known.pages, first?.page) };
}
