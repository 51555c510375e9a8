import { mkdir, rmdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { newRunId } from '../engine.ts';
import { UsageError } from '../errors.ts';
import type { Format } from '../reports/index.ts';
import type { FailOn } from '../results/exit-code.ts';
import { RESULTS_FILE, readResults } from '../results/read.ts';
import { Feed } from '../vitest/feed.ts';
import { suiteTestsOf } from '../vitest/reported.ts';
import type { Context, VitestSuite } from './context.ts';
import { engage } from './engage.ts';
import { interruptible } from './interrupt.ts';
import type { SelectionFlags, TargetFlags } from './options.ts';
import { REPORTS_FOLDER } from './outputs.ts';
import { Progress } from './progress.ts';
import { selectionOf } from './selection.ts';
import { openTarget } from './session.ts';
import { tellRun, writeRun } from './tell-run.ts';
import { readWaivers } from './waivers.ts';

/** The flags of `run`. */
export interface RunFlags extends TargetFlags, SelectionFlags {
  overwrite?: boolean;
  waivers?: string;
  out?: string;
  format: Format[];
  previous?: string;
  failOn?: FailOn[];
  label?: { [key: string]: string };
  tickets?: string;
}

/**
 * Judges a target: runs the engine, writes the results and tells them.
 *
 * @param suite Shows the run.
 * @returns The exit code.
 */
export async function judgeTarget(
  { io, clock, compose }: Context,
  flags: RunFlags,
  suite?: VitestSuite,
): Promise<number> {
  const cwd = io.cwd();
  const id = newRunId(clock.now());
  const out = flags.out === undefined ? join(cwd, REPORTS_FOLDER, id) : resolve(cwd, flags.out);
  const tickets = flags.tickets === undefined ? undefined : resolve(cwd, flags.tickets);
  const composition = await compose();
  const { contract } = composition;
  const order = {
    composition,
    selection: selectionOf(composition, flags),
    seed: flags.seed,
    ...(flags.budget === undefined ? {} : { budget: flags.budget }),
    ...(flags.time === undefined ? {} : { timeMs: flags.time * 1000 }),
    ...(flags.concurrency === undefined ? {} : { concurrency: flags.concurrency }),
    overwrite: flags.overwrite ?? false,
    labels: flags.label ?? {},
    waivers: flags.waivers === undefined ? [] : await readWaivers(flags.waivers, cwd, composition),
  };
  const previous = flags.previous === undefined ? undefined : await readResults(resolve(cwd, flags.previous));
  const open = await openTarget(composition, flags, io);
  let journal: string | undefined;
  const interrupt = interruptible(io, clock, () => (journal === undefined ? NOTHING_LEFT : leftIn(journal)));
  const tests = suiteTestsOf(contract, composition.rules, order.selection);
  const progress = new Progress(io.stderr, tests.length);
  try {
    await makeFolder(out, 'out');
    if (tickets !== undefined) await makeFolder(tickets, 'tickets');
    const feed = new Feed();
    const run = engage({
      ...order,
      ...(open.config === undefined ? {} : { config: open.config }),
      id,
      cwd,
      clock,
      target: open.target,
      signal: interrupt.signal,
      resultsPath: relative(cwd, join(out, RESULTS_FILE)),
      onJournal: (file) => {
        journal = relative(cwd, file);
      },
      onAnswered: () => progress.answered(),
      notify: (line) => {
        progress.clear();
        io.stderr.write(`note: ${line}\n`);
      },
      tell: (reported) => feed.tell(reported),
    });
    // Whatever befalls the vitest suite, the run goes on to its end.
    const shown = suite?.follow(tests, feed, run, () => progress.judged()).catch(String);
    const results = await run;
    const { failOn = [], format } = flags;
    const { require } = open.target;
    const telling = { contract, out, formats: format, tickets, previous, failOn, require, journal };
    const files = await writeRun(results, telling, io);
    const trouble = await shown;
    progress.clear();
    if (trouble !== undefined) io.stderr.write(`note: vitest did not show the run to its end: ${trouble}\n`);
    return tellRun(results, files, telling, io);
  } catch (error) {
    progress.clear();
    // Only where it is empty: a run that was refused leaves nothing.
    await rmdir(out).catch(() => {});
    if (!interrupt.signal.aborted || error instanceof UsageError) throw error;
    io.stderr.write('Interrupted before anything was judged; nothing was changed.\n');
    return 130;
  } finally {
    interrupt.release();
    await open.close();
  }
}

const NOTHING_LEFT = 'Nothing of the operator’s was touched.';

function leftIn(journal: string): string {
  return `What may still be changed is in ${journal}, and an update under way may change it once more.\nPut it back: npx campaign-conformance restore --journal ${journal}`;
}

async function makeFolder(folder: string, flag: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(
      `Nothing can be written to ${folder}: ${error instanceof Error ? error.message : String(error)}`,
      `Give a folder that can be written with --${flag}.`,
    );
  });
}
