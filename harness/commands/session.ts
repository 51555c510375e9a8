import { loadTarget } from '../config/load.ts';
import { UsageError } from '../errors.ts';
import type { Target } from '../model/config.ts';
import type { Json } from '../model/json.ts';
import type { Composition, Io, ReferenceOptions } from './context.ts';
import type { TargetFlags } from './options.ts';

/** A target that can be spoken to. */
export interface OpenTarget {
  target: Target;
  /** The config it stands in, as it was named; absent for the embedded reference target. */
  config?: string;
  close(): Promise<void>;
}

/**
 * Loads the target that the flags name. Without a config the reference target is started and lives until it is closed.
 *
 * @param embedded How the reference target is to behave.
 */
export async function openTarget(
  composition: Composition,
  flags: TargetFlags,
  io: Io,
  embedded: ReferenceOptions = {},
): Promise<OpenTarget> {
  if (flags.config !== undefined) {
    const target = await loadNamed(composition, flags, io, { file: flags.config });
    return { target, config: flags.config, close: async () => {} };
  }
  const reference = await startReference(composition, embedded);
  try {
    const target = await loadNamed(composition, flags, io, { document: reference.config });
    return { target, close: () => reference.close() };
  } catch (error) {
    await reference.close();
    throw error;
  }
}

/** Loads the target that the flags name, without starting anything: what a plan needs. */
export async function readTarget(composition: Composition, flags: TargetFlags, io: Io): Promise<Target> {
  const source =
    flags.config === undefined ? { document: await composition.reference.config() } : { file: flags.config };
  return loadNamed(composition, flags, io, source);
}

/** Starts a reference target; one that cannot be had as it was asked for is a {@link UsageError}. */
export async function startReference({ reference }: Composition, options: ReferenceOptions) {
  try {
    return await reference.start(options);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const taken = 'code' in error && error.code === 'EADDRINUSE';
    throw new UsageError(
      taken ? `Port ${options.port} is taken` : `The reference target does not start: ${error.message}`,
      taken
        ? 'Give another --port, or none for any free one.'
        : 'See `list mutants`, `list variants` and `list nuisances` for what it can be.',
    );
  }
}

async function loadNamed(
  { contract, validators, configSchema }: Composition,
  flags: TargetFlags,
  io: Io,
  source: { file: string } | { document: Json },
): Promise<Target> {
  if (!('file' in source) && (flags.target !== undefined || flags.baseUrl !== undefined)) {
    throw new UsageError(
      `--${flags.target === undefined ? 'base-url' : 'target'} says which target of a config is meant, but there is no --config`,
      'Give --config FILE; without it the embedded reference target is judged.',
    );
  }
  const target = await loadTarget({
    ...source,
    contract,
    validators,
    schema: configSchema,
    ...(flags.target === undefined ? {} : { targetName: flags.target }),
    baseUrls: flags.baseUrl ?? [],
    allowHosts: flags.allowHost ?? [],
    env: io.env,
    cwd: io.cwd(),
  });
  const { rate, timeout, patience } = flags;
  const vendors = target.vendors.map((vendor) => ({
    ...vendor,
    ...(rate === undefined ? {} : { ratePerMinute: rate }),
    ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
    ...(patience === undefined ? {} : { patienceMs: patience * 1000 }),
  }));
  return { ...target, vendors };
}
