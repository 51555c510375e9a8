import { dirname, relative, resolve } from 'node:path';
import { credentialHeader } from '../auth/credential.ts';
import { UsageError } from '../errors.ts';
import { makeFolder, writePrivate } from '../private.ts';
import { tokenVariable } from '../record/curl.ts';
import type { Composition, Context, Io } from './context.ts';
import { readTarget, startReference } from './session.ts';

/** The flags of `serve`. */
export interface ServeFlags {
  port?: number;
  mutant?: string[];
  variant?: { [name: string]: string };
  nuisance?: string[];
  configOut: string;
}

/** Serves until Ctrl-C or SIGTERM. */
export async function serve(
  context: Context,
  { port, mutant, variant, nuisance, configOut }: ServeFlags,
): Promise<number> {
  const { io, compose } = context;
  const stopped = stopOf(io);
  const composition = await compose();
  const target = await startReference(composition, {
    ...(port === undefined ? {} : { port }),
    ...(mutant ? { mutants: mutant } : {}),
    ...(variant ? { variants: variant } : {}),
    ...(nuisance ? { nuisances: nuisance } : {}),
  });
  try {
    const file = resolve(io.cwd(), configOut);
    await writeConfig(file, target.config);
    const named = relative(io.cwd(), file);
    io.stdout.write(`Reference target: ${target.baseUrl}\nConfig: ${named}\n`);
    for (const id of mutant ?? []) io.stdout.write(`Mutant: ${id}\n`);
    for (const [name, value] of Object.entries(variant ?? {})) io.stdout.write(`Variant: ${name}=${value}\n`);
    for (const id of nuisance ?? []) io.stdout.write(`Nuisance: ${id}\n`);
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
    await makeFolder(dirname(file));
    await writePrivate(file, `${JSON.stringify(config, null, 2)}\n`);
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
