/**
 * The composition root: the one place where the engine meets the contract, the rules and the reference target.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { realClock } from './clock.ts';
import type { Behaviour, Composition, Context, Io } from './commands/context.ts';
import { endingOf } from './commands/ending.ts';
import { programOf } from './commands/program.ts';
import type { Contract } from './model/contract.ts';
import type { JsonObject } from './model/json.ts';
import type { Clock, Transport } from './model/ports.ts';
import type { Sample } from './model/sample.ts';

const ROOT = new URL('../', import.meta.url);

/**
 * Runs one command and tells the exit code the process is to end with. Never throws: whatever goes wrong is reported on `stderr`.
 *
 * @param argv The arguments behind the command's name, e.g. `['run', '--config', 'conformance.yaml']`.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    const version = await versionOf();
    const openSuite = async () => new (await import('./vitest/shown.ts')).Shown(io.env);
    const context: Context = { io, version, clock: realClock, compose, openSuite, exitCode: 0 };
    await programOf(context).parseAsync([...argv], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return endingOf(error, io);
  }
}

let composition: Promise<Composition> | undefined;

/** Puts the parts of the suite together, once in a process. */
export function compose(): Promise<Composition> {
  composition ??= composed();
  return composition;
}

async function composed(): Promise<Composition> {
  const [version, contract, configSchema, samples, { validators }, rules, target, front] = await Promise.all([
    versionOf(),
    // These three are written by `npm run generate`, which holds them against these very types.
    json<Contract>('generated/contract.json'),
    json<JsonObject>('generated/config.schema.json'),
    json<{ samples: Sample[] }>('generated/samples.json').then(({ samples }) => samples),
    import('../generated/validators.js'),
    import('./rules.ts').then(({ loadRules }) => loadRules(new URL('suites/rules/', ROOT))),
    import('../fixtures/target/index.ts'),
    import('../fixtures/nuisances/index.ts'),
  ]);
  const reference = {
    start: front.startBehind,
    config: async () => target.createTarget().config,
    stage: (options: Behaviour, now: () => number) => target.createTarget({ ...options, now }),
    mutants: target.mutants,
    variants: target.variants,
    nuisances: front.nuisances,
    behind: (ids: readonly string[], transport: Transport, clock: Clock, seed = 1) =>
      front.behind(transport, { nuisances: front.nuisancesOf(ids), time: clock, seed }),
  };
  return { version, contract, validators, configSchema, rules, samples, reference };
}

async function versionOf(): Promise<string> {
  return (await json<{ version: string }>('package.json')).version;
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(new URL(path, ROOT), 'utf8')) as T;
}
