import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NuisanceEntry } from '../commands/context.ts';
import { readResults } from '../results/read.ts';
import { brokenBy, outcomeOfResults, type TrialOutcome, witnesses } from '../selftest/trial.ts';
import { Command } from './command.ts';
import type { Choices } from './draw.ts';
import { CONFIG } from './ground.ts';
import { type Solo, violationsBehind } from './solo.ts';
import type { ChaosWorld } from './world.ts';

/** Time after which a run is taken to hang, in milliseconds. */
const LIMIT_MS = 240_000;

/** Seconds that an answer may take, and that an outage may: more than any of these nuisances takes that ends. */
const [TIMEOUT, PATIENCE] = ['3', '6'];

/** What runs without nuisances came to, by their operations. */
const controls = new Map<string, Promise<TrialOutcome>>();

/** Nuisances that can only be met over a socket, each in turn: a run of the product against a target behind it. */
export function wire(draw: Choices, index: number, { contract, reference }: ChaosWorld['composition']): Solo {
  const wired = reference.nuisances.filter(({ socket }) => socket);
  const nuisance = wired[index % wired.length];
  if (!nuisance) throw new Error('There is no nuisance that needs a socket');
  const update = draw.one(contract.operations.filter(({ effect }) => effect !== 'read'));
  const operations = witnesses(contract, update.id);
  return {
    title: `${nuisance.id}; ${operations.join(', ')}`,
    core: nuisance.paceMs === undefined,
    async judged(world) {
      const key = operations.join(' ');
      const control = controls.get(key) ?? ran(world, operations);
      controls.set(key, control);
      return violationsBehind([nuisance], await ran(world, operations, nuisance), await control);
    },
  };
}

/** Runs the product against a target, and compares what it says with what the target truly holds. */
async function ran(
  { composition: { contract, reference } }: ChaosWorld,
  operations: readonly string[],
  nuisance?: NuisanceEntry,
): Promise<TrialOutcome> {
  const target = await reference.start(nuisance ? { nuisances: [nuisance.id] } : {});
  const cwd = await mkdtemp(join(tmpdir(), 'conformance-wire-'));
  try {
    await writeFile(join(cwd, CONFIG), JSON.stringify(target.config));
    const before = target.stored();
    const rate = nuisance?.paceMs === undefined ? 100_000 : Math.floor(60_000 / nuisance.paceMs);
    const argv = [
      ...['run', '--config', CONFIG, '--profile', 'quick', '--format', 'json', '--out', 'out'],
      ...['--rate', String(rate), '--timeout', TIMEOUT, '--patience', PATIENCE],
      ...operations.flatMap((id) => ['--operation', id]),
    ];
    const { code, err } = await new Command(argv, { cwd, limitMs: LIMIT_MS }).ended;
    const results = await readResults(join(cwd, 'out')).catch(() => undefined);
    if (!results) return brokenBy(`It ended with ${code} and no results: ${err.trim().split('\n')[0]}`);
    return outcomeOfResults(results, code, { contract, before, after: target.stored() });
  } finally {
    await target.close();
    await rm(cwd, { recursive: true, force: true });
  }
}
