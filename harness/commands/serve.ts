import { mkdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import writeFileAtomic from 'write-file-atomic';
import { credentialHeader } from '../auth/credential.ts';
import { UsageError } from '../errors.ts';
import { JOURNAL_FOLDER } from '../journal/journal.ts';
import { tokenVariable } from '../record/curl.ts';
import type { Composition, Context, Io } from './context.ts';
import { gathered, pairs, whole } from './options.ts';
import { readTarget, startReference } from './session.ts';

/** Where the config goes unless told otherwise: a folder that git ignores. */
const CONFIG = join(JOURNAL_FOLDER, 'reference.json');

/** The flags of `serve`. */
interface ServeFlags {
  port?: number;
  mutant?: string[];
  variant?: { [name: string]: string };
  configOut: string;
}

/** Adds `serve`. */
export function addServe(program: Command, context: Context): void {
  program
    .command('serve')
    .description('keep the reference target up, to be judged from another terminal')
    .option('--port <n>', 'port on the loopback address; default: any free one', whole(0, 65_535))
    .option('--mutant <id>', 'build a fault in, see “list mutants”; repeatable', gathered)
    .option('--variant <name=value>', 'take another documented reading, see “list variants”; repeatable', pairs)
    .option('--config-out <file>', 'where to write a config for it', CONFIG)
    .action(async (flags: ServeFlags) => {
      context.exitCode = await serve(context, flags);
    });
}

/** Serves until Ctrl-C or SIGTERM. */
async function serve(context: Context, { port, mutant, variant, configOut }: ServeFlags): Promise<number> {
  const { io, compose } = context;
  const stopped = stopOf(io);
  const composition = await compose();
  const target = await startReference(composition, {
    ...(port === undefined ? {} : { port }),
    ...(mutant ? { mutants: mutant } : {}),
    ...(variant ? { variants: variant } : {}),
  });
  try {
    const file = resolve(io.cwd(), configOut);
    await writeConfig(file, target.config);
    const named = relative(io.cwd(), file);
    io.stdout.write(`Reference target: ${target.baseUrl}\nConfig: ${named}\n`);
    for (const id of mutant ?? []) io.stdout.write(`Mutant: ${id}\n`);
    for (const [name, value] of Object.entries(variant ?? {})) io.stdout.write(`Variant: ${name}=${value}\n`);
    io.stdout.write(`Judge it with: npx campaign-conformance run --config ${named}\n`);
    io.stdout.write(`Curl lines need: ${(await tokensOf(context, composition, file)).join(' ')}\nCtrl-C stops it.\n`);
    await stopped;
  } finally {
    await target.close();
  }
  return 0;
}

/** The reference target's own tokens, as assignments to what curl lines take them from. They open nothing else. */
async function tokensOf({ io, clock }: Context, composition: Composition, config: string): Promise<string[]> {
  const { vendors } = await readTarget(composition, { config }, io);
  return Promise.all(
    vendors.map(async (target) => {
      const vendor = composition.contract.vendors.find(({ id }) => id === target.vendor);
      const header = vendor && (await credentialHeader(vendor, target, 'own', clock));
      return `${tokenVariable(target.vendor)}=${header?.value.split(' ').at(-1) ?? ''}`;
    }),
  );
}

async function writeConfig(file: string, config: unknown): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new UsageError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      'Name another file with --config-out.',
    );
  }
}

/** Resolves at the first signal to stop. */
function stopOf(io: Io): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      io.off('SIGINT', stop);
      io.off('SIGTERM', stop);
      resolve();
    };
    io.on('SIGINT', stop);
    io.on('SIGTERM', stop);
  });
}
