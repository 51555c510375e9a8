import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { nearest } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import { makeFolder, writePrivate } from '../private.ts';
import { paletteOf } from '../reports/terminal.ts';
import { crew } from '../selftest/crew.ts';
import { detectionTable, matrixPage } from '../selftest/markdown.ts';
import type { Matrix } from '../selftest/matrix.ts';
import { performer } from '../selftest/performer.ts';
import { hasMarkers, withTable } from '../selftest/readme.ts';
import { type SelftestInput, selftest } from '../selftest/selftest.ts';
import { tellMatrix } from '../selftest/tell.ts';
import { shortfalls } from '../selftest/thresholds.ts';
import type { Composition, Context, Io } from './context.ts';

/** The flags of `selftest`. */
export interface SelftestFlags {
  profile: 'quick' | 'standard' | 'nightly';
  sample?: number;
  budget?: number;
  combinations?: number;
  seed: number;
  concurrency?: number;
  mutant?: string[];
  variant?: { [name: string]: string };
  nuisance?: string[];
  out: string;
  readme?: boolean;
  check?: boolean;
}

const README = 'README.md';
/** Back to the start of the line, and the line empty. */
const CLEAR = '\r\u001b[2K';

/** Makes the kill matrix, tells it, and writes it down; 0 where it keeps what the profile promises, else 1. */
export async function killMatrix({ io, compose }: Context, flags: SelftestFlags): Promise<number> {
  const composition = await compose();
  const readme = await readmeFor(flags, io);
  const chosen = chosenBy(flags, composition);
  const { contract, rules, reference } = composition;
  const matrix = await carriedOut(
    {
      contract,
      rules,
      mutants: reference.mutants,
      variants: reference.variants,
      nuisances: reference.nuisances,
      profile: flags.profile,
      seed: flags.seed,
      ...(flags.sample === undefined ? {} : { sample: flags.sample }),
      ...(flags.budget === undefined ? {} : { budget: flags.budget }),
      ...(flags.combinations === undefined ? {} : { combinations: flags.combinations }),
      ...(chosen ? { chosen } : {}),
      onProgress: (done, all) => {
        if (io.stderr.isTTY) io.stderr.write(done === all ? CLEAR : `${CLEAR}${done} of ${all}`);
      },
    },
    composition,
    flags,
  );
  const missed = [...shortfalls(matrix), ...(readme === undefined ? [] : await settled(readme, matrix, flags, io))];
  io.stdout.write(tellMatrix(matrix, missed, paletteOf(io.stdout, io.env)));
  for (const file of await writtenDown(matrix, missed, resolve(io.cwd(), flags.out))) {
    io.stdout.write(`${relative(io.cwd(), file)}\n`);
  }
  return missed.length === 0 ? 0 : 1;
}

/** Carries the trials out on this thread, or on as many as there are to be. */
async function carriedOut(
  input: Omit<SelftestInput, 'perform' | 'width'>,
  composition: Composition,
  { concurrency, seed }: SelftestFlags,
): Promise<Matrix> {
  // A thread takes as long to start as a few trials do.
  const width = concurrency ?? (input.chosen ? 1 : Math.min(availableParallelism(), 4));
  if (width === 1) return selftest({ ...input, perform: performer(composition, seed) });
  const threads = crew(width, seed);
  try {
    return await selftest({ ...input, perform: threads.perform, width });
  } finally {
    await threads.close();
  }
}

/** What is tried in place of everything; a name that there is not is a {@link UsageError}. */
function chosenBy({ mutant, variant, nuisance }: SelftestFlags, { reference }: Composition): SelftestInput['chosen'] {
  if (mutant === undefined && variant === undefined && nuisance === undefined) return undefined;
  for (const id of mutant ?? []) {
    known(
      `--mutant names no mutant: “${id}”`,
      id,
      reference.mutants.map((one) => one.id),
    );
  }
  for (const [name, value] of Object.entries(variant ?? {})) {
    const names = reference.variants.map(({ id }) => id);
    known(`--variant names no variant: “${name}”`, name, names);
    const values = reference.variants.find(({ id }) => id === name)?.values ?? [];
    known(`--variant gives ${name} a value that it does not have: “${value}”`, value, values);
  }
  const inProcess = reference.nuisances.filter(({ socket }) => !socket).map(({ id }) => id);
  for (const id of nuisance ?? []) {
    if (reference.nuisances.some((one) => one.id === id && one.socket)) {
      throw new UsageError(
        `--nuisance names one that can only be met over a socket: “${id}”`,
        `Run “serve --nuisance ${id}”, and judge that.`,
      );
    }
    known(`--nuisance names no nuisance: “${id}”`, id, inProcess);
  }
  return {
    mutants: mutant ?? [],
    switches: variant === undefined ? [] : [variant],
    ...(nuisance === undefined ? {} : { nuisances: nuisance }),
  };
}

function known(complaint: string, name: string, all: readonly string[]): void {
  if (all.includes(name)) return;
  const near = nearest(name, all);
  const lists = 'See `list mutants`, `list variants` and `list nuisances`.';
  throw new UsageError(complaint, near === undefined ? lists : `Did you mean “${near}”?`);
}

/** The README, where it is asked for. The table is made of the whole matrix only, so that it always says the same. */
async function readmeFor(flags: SelftestFlags, io: Io): Promise<string | undefined> {
  if (!flags.readme && !flags.check) return undefined;
  const flag = flags.readme ? '--readme' : '--check';
  const isWhole = [flags.sample, flags.budget, flags.combinations, flags.mutant, flags.variant, flags.nuisance].every(
    (part) => part === undefined,
  );
  if (!isWhole || flags.profile !== 'standard') {
    throw new UsageError(`${flag} needs the whole matrix`, `Give ${flag} without flags that ask for a part of it.`);
  }
  const text = await readFile(resolve(io.cwd(), README), 'utf8').catch(() => undefined);
  if (text === undefined || !hasMarkers(text, 'selftest')) {
    throw new UsageError(
      `${README} ${text === undefined ? 'is not here' : 'has no place for the table'}`,
      'Run it where the project lies, and put the lines <!-- selftest:begin --> and <!-- selftest:end --> where the table belongs.',
    );
  }
  return text;
}

/** Puts the table into the README, or tells that it is another. */
async function settled(readme: string, matrix: Matrix, { check }: SelftestFlags, io: Io): Promise<string[]> {
  const fresh = withTable(readme, 'selftest', detectionTable(matrix));
  if (fresh === readme) return [];
  if (check) return [`The table in ${README} is out of date: “npm run selftest -- --readme” puts it right.`];
  await writeFileAtomic(resolve(io.cwd(), README), fresh);
  return [];
}

async function writtenDown(matrix: Matrix, missed: readonly string[], folder: string): Promise<string[]> {
  const files = { 'matrix.json': `${JSON.stringify(matrix, null, 2)}\n`, 'matrix.md': matrixPage(matrix, missed) };
  try {
    await makeFolder(folder);
    for (const [name, text] of Object.entries(files)) await writePrivate(join(folder, name), text);
  } catch (error) {
    throw new UsageError(
      `${folder} cannot be written to: ${error instanceof Error ? error.message : String(error)}`,
      'Name another folder with --out.',
    );
  }
  return Object.keys(files).map((name) => join(folder, name));
}
