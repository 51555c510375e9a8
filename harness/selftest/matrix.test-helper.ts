import type { Matrix, MutantRow, VariantRow } from './matrix.ts';
import type { MaskRow, NuisanceRow } from './nuisance-rows.ts';
import type { TrialOutcome } from './trial.ts';

/** A row about a mutant that one rule killed, changed as asked. */
export function mutantRow(parts: Partial<MutantRow> = {}): MutantRow {
  return {
    id: 'put.body.title.maxLength:dropped',
    family: 'request rules',
    operation: 'put',
    clause: 'put.body.title.maxLength',
    description: 'The rule maxLength of title is not held.',
    conditions: 1,
    killed: true,
    direct: true,
    by: [{ rule: 'request/max-length', clause: 'put.body.title.maxLength' }],
    open: [],
    broken: [],
    replays: { findings: 1, untrue: [] },
    requests: 50,
    ...parts,
  };
}

/** A row about a mutant nobody killed. */
export function survivor(parts: Partial<MutantRow> = {}): MutantRow {
  return mutantRow({ killed: false, direct: false, by: [], replays: { findings: 0, untrue: [] }, ...parts });
}

/** A row about a variant that nobody accuses, changed as asked. */
export function variantRow(parts: Partial<VariantRow> = {}): VariantRow {
  return { switches: { colour: 'blue' }, alarms: [], unrestored: [], broken: [], undecided: 0, requests: 40, ...parts };
}

/** A row about a nuisance of which everybody makes what is right, changed as asked. */
export function nuisanceRow(parts: Partial<NuisanceRow> = {}): NuisanceRow {
  return {
    nuisances: ['delivery/rain'],
    profile: 'quick',
    alarms: [],
    readings: [],
    observations: [],
    untrue: [],
    wrong: [],
    requests: 42,
    ...parts,
  };
}

/** A row about a mutant that is found behind a nuisance, too, changed as asked. */
export function maskRow(parts: Partial<MaskRow> = {}): MaskRow {
  const { id, by } = mutantRow();
  return { nuisances: ['delivery/rain'], mutant: id, hidden: false, by, broken: [], requests: 52, ...parts };
}

/** What comes of a trial in which all is well, changed as asked. */
export function outcome(parts: Partial<TrialOutcome> = {}): TrialOutcome {
  return {
    reported: [],
    passes: 10,
    unrestored: [],
    broken: [],
    requests: 30,
    exit: 0,
    readings: {},
    observations: {},
    restored: { leaflet: true },
    untrue: [],
    ...parts,
  };
}

/** A matrix in which all is well, changed as asked. */
export function matrix(parts: Partial<Matrix> = {}): Matrix {
  return {
    profile: 'standard',
    seed: 1,
    scope: 'whole',
    control: { passes: 100, reported: [], broken: [], unrestored: [], requests: 40 },
    mutants: [mutantRow()],
    variants: [variantRow()],
    nuisances: [nuisanceRow()],
    masks: [maskRow()],
    kills: { 'request/max-length': 1 },
    operations: ['put', 'get'],
    ...parts,
  };
}
