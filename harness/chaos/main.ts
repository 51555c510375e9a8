/**
 * Chaos: real commands of the product against a reference target whose true state can be seen, while they are killed, interrupted, cut
 * off, lied to and crowded, and while nuisances stand in front of it. Prints what was wrong, each with the command that repeats it, and the figures; ends with 1 if anything was.
 *
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { Command, Option } from 'commander';
import { seed as asSeed, whole } from '../commands/options.ts';
import { compose } from '../main.ts';
import { type Crew, crew } from '../selftest/crew.ts';
import { remembering } from '../selftest/performer.ts';
import { withTable } from '../selftest/readme.ts';
import { abilitiesOf } from './abilities.ts';
import { areClean, type Figures, figuresOf } from './figures.ts';
import { CATALOGUE, CHAOS_KINDS, type ChaosKind } from './kinds.ts';
import { Performer, type ScenarioOutcome } from './perform.ts';
import { failureLine, figuresTable, plainTable } from './table.ts';

interface Flags {
  seed: number;
  only?: ChaosKind;
  count?: number;
  index?: number;
  from: number;
  jobs: number;
  json?: string;
  sample?: boolean;
  keep?: boolean;
  readme?: boolean;
  parts?: string[];
}

const README = new URL('../../README.md', import.meta.url);
const FIGURES = new URL('figures.json', import.meta.url);

const program = new Command('chaos')
  .description('see that nothing is lost and nothing is written that may not be, whatever happens to a run')
  .option('--seed <n>', 'same seed: same scenarios', asSeed, 1)
  .addOption(new Option('--only <kind>', 'carry out one kind').choices(CHAOS_KINDS))
  .option('--count <n>', 'scenarios of each kind, from the first on; default: the whole count', whole(1))
  .option('--from <n>', 'begin with this scenario of each kind', whole(0), 0)
  .option('--index <n>', 'carry out one scenario of a kind, see --only', whole(0))
  .option('--jobs <n>', 'scenarios at once', whole(1, 16), availableParallelism() + 1)
  .option('--json <file>', 'write figures and failures there')
  .option(
    '--parts <files...>',
    'put together what --json wrote, and carry nothing out; of a scenario the last file counts',
  )
  .option('--sample', 'a handful of each kind')
  .option('--keep', 'keep the folders of the scenarios, and name them')
  .addOption(
    new Option('--readme', 'put the figures of a whole run into README.md').conflicts([
      'only',
      'count',
      'index',
      'sample',
    ]),
  )
  .parse();
const flags = program.opts<Flags>();
if (flags.index !== undefined && flags.only === undefined) program.error('error: --index needs --only');
// An end by a signal is an end like any other: what is at work is ended with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const composition = await compose();
let threads: Crew | undefined;
const rehearse = remembering((trial) => {
  // A thread for each scenario that may be under way.
  threads ??= crew(flags.jobs, flags.seed);
  return threads.perform(trial);
});
const performer = new Performer({ composition, abilities: await abilitiesOf(), rehearse, keep: flags.keep ?? false });
const started = performance.now();
const outcomes = flags.parts ? await together(flags.parts) : await performed(addressesOf(flags));
await threads?.close();
const figures = figuresOf(flags.seed, outcomes);
const controls = [...new Set(performer.control.map(({ wrong, seen }) => `control: ${wrong}: ${seen}`))];
for (const line of controls) process.stdout.write(`${line}\n`);
for (const line of slowest(outcomes)) process.stderr.write(`${line}\n`);
process.stdout.write(`\n${plainTable(figures)}\n\n`);
for (const { kind, index, skipped } of outcomes)
  if (skipped) process.stdout.write(`Skipped ${kind} ${index}: ${skipped}\n`);
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${outcomes.length} scenarios, seed ${flags.seed}, in ${seconds} s\n`);
const own = process.cpuUsage();
process.stderr.write(`${Math.round((own.user + own.system) / 1e6)} s of it are the harness's own\n`);
if (flags.json !== undefined) {
  const failures = outcomes.filter(({ violations, broken }) => violations.length > 0 || broken !== undefined);
  await writeFile(flags.json, `${JSON.stringify({ ...figures, control: controls, failures, outcomes }, null, 2)}\n`);
}
if (flags.readme) await shown(figures);
process.exitCode = areClean(figures) && controls.length === 0 ? 0 : 1;

/** The scenarios that are asked for, of each kind in turn, so that kinds that wait and kinds that work go side by side. */
function addressesOf({ seed, only, count, from, index, sample }: Flags) {
  const kinds = CHAOS_KINDS.filter((kind) => only === undefined || kind === only);
  const sized = kinds.flatMap((kind) => {
    const { sample: few, whole: all } = CATALOGUE[kind];
    const indexes = index === undefined ? Array.from({ length: count ?? all - from }, (_, i) => from + i) : [index];
    const chosen = sample
      ? performer.sample({ kind, seed }, count ?? few)
      : indexes.map((at) => ({ kind, seed, index: at }));
    return chosen.map((address, i) => ({ address, share: i / chosen.length }));
  });
  return sized.toSorted((a, b) => a.share - b.share).map(({ address }) => address);
}

async function performed(addresses: ReturnType<typeof addressesOf>): Promise<ScenarioOutcome[]> {
  const queue = [...addresses.entries()];
  const results: ScenarioOutcome[] = [];
  let done = 0;
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [place, address] = next;
      const outcome = await performer.perform(address);
      results[place] = outcome;
      done += 1;
      const line = failureLine(outcome);
      if (line !== undefined) process.stdout.write(`${line}\n`);
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${addresses.length} `);
    }
  };
  await Promise.all(Array.from({ length: flags.jobs }, worker));
  return inOrder(results);
}

/** Outcomes in the order of a whole run. */
function inOrder(outcomes: readonly ScenarioOutcome[]): ScenarioOutcome[] {
  return CHAOS_KINDS.flatMap((kind) =>
    outcomes.filter((one) => one.kind === kind).toSorted((a, b) => a.index - b.index),
  );
}

/** What was carried out in parts. */
async function together(files: readonly string[]): Promise<ScenarioOutcome[]> {
  const all = new Map<string, ScenarioOutcome>();
  for (const file of files) {
    const { outcomes }: { outcomes: ScenarioOutcome[] } = JSON.parse(await readFile(file, 'utf8'));
    for (const one of outcomes) all.set(`${one.kind} ${one.seed} ${one.index}`, one);
  }
  return inOrder([...all.values()]);
}

function slowest(all: readonly ScenarioOutcome[]): string[] {
  return CHAOS_KINDS.flatMap((kind) => {
    const times = all.filter((one) => one.kind === kind).map(({ ms }) => ms);
    if (times.length === 0) return [];
    const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length / 1000;
    return [`${kind}: ${mean.toFixed(1)} s on average, ${(Math.max(...times) / 1000).toFixed(1)} s at most`];
  });
}

/** Puts the figures where the README's are, and where the check of them finds them. */
async function shown(all: Figures): Promise<void> {
  await writeFile(FIGURES, `${JSON.stringify(all, null, 2)}\n`);
  await writeFile(README, withTable(await readFile(README, 'utf8'), 'chaos', figuresTable(all)));
}
