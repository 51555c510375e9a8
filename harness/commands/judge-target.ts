import { mkdir, rmdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { realClock } from '../clock.ts';
import { newRunId } from '../engine.ts';
import { UsageError } from '../errors.ts';
import { Feed } from '../face/feed.ts';
import type { Shown } from '../face/shown.ts';
import { allTold, earlyTold, facesOf } from '../face/told.ts';
import type { Results } from '../model/results.ts';
import { paletteOf, renderTerminal } from '../reports/terminal.ts';
import { type Ending, ending } from '../results/exit-code.ts';
import { RESULTS_FILE, readResults } from '../results/read.ts';
import { assemble } from './assemble.ts';
import { conduct } from './conduct.ts';
import type { Composition, Context } from './context.ts';
import { type Interruptible, interruptible } from './interrupt.ts';
import { pointLatest, REPORTS, writeOutputs } from './outputs.ts';
import { Progress } from './progress.ts';
import type { RunFlags } from './run.ts';
import { selectionOf } from './selection.ts';
import { type OpenTarget, openTarget } from './session.ts';
import { readWaivers } from './waivers.ts';

/** Shows a run while it is under way: vitest, or nothing in tests. */
export type Show = Pick<Shown, 'follow'>;

/**
 * Judges a target: runs the engine, writes the results and tells them.
 *
 * @param show Vitest, which shows the run; the results do not depend on it.
 * @returns The exit code.
 */
export async function judgeTarget(context: Context, flags: RunFlags, show?: Show): Promise<number> {
  const { io } = context;
  const composition = await context.compose();
  const id = newRunId(realClock.now());
  const out = flags.out === undefined ? join(io.cwd(), REPORTS, id) : resolve(io.cwd(), flags.out);
  const open = await openTarget(composition, flags, io);
  let journal: string | undefined;
  const interrupt = interruptible(io, () =>
    journal === undefined
      ? 'Nothing of the operator’s was touched.'
      : `What is still changed stands in ${journal}; put it back with: campaign-conformance restore --journal ${journal}`,
  );
  const onJournal = (file: string) => {
    journal = relative(io.cwd(), file);
  };
  try {
    await makeFolder(out);
    const results = await judged(context, flags, {
      composition,
      open,
      id,
      out,
      interrupt,
      onJournal,
      ...(show ? { show } : {}),
    });
    return await tell(results, context, flags, composition, open, out, journal);
  } catch (error) {
    await rmdir(out).catch(() => {});
    if (!interrupt.signal.aborted || error instanceof UsageError) throw error;
    io.stderr.write('Interrupted before anything was judged; nothing was changed.\n');
    return 130;
  } finally {
    interrupt.release();
    await open.close();
  }
}

/** The parts of a run that is about to start. */
interface Start {
  composition: Composition;
  open: OpenTarget;
  id: string;
  out: string;
  interrupt: Interruptible;
  onJournal(file: string): void;
  show?: Show;
}

/** Runs the engine, with vitest beside it. */
async function judged({ io }: Context, flags: RunFlags, start: Start): Promise<Results> {
  const { composition, open, id, out, interrupt, onJournal, show } = start;
  const { contract, rules } = composition;
  const { target } = open;
  const selection = selectionOf(composition, flags);
  const waivers = flags.waivers === undefined ? [] : await readWaivers(flags.waivers, io.cwd());
  const limits = {
    ...(flags.budget === undefined ? {} : { budget: flags.budget }),
    ...(flags.time === undefined ? {} : { timeMs: flags.time * 1000 }),
    ...(flags.concurrency === undefined ? {} : { concurrency: flags.concurrency }),
  };
  const assignment = {
    composition,
    target: target.name,
    selection,
    seed: flags.seed,
    ...limits,
    labels: flags.label ?? {},
    waivers,
  };
  const feed = new Feed();
  const run = conduct({
    ...composition,
    ...assignment,
    id,
    target,
    ...(open.config === undefined ? {} : { config: open.config }),
    cwd: io.cwd(),
    overwrite: flags.overwrite ?? false,
    signal: interrupt.signal,
    onJournal,
    onJudged: (_operation, all) => {
      for (const told of earlyTold(all.map(({ verdict }) => verdict))) feed.tell(told);
    },
  }).then((record) => {
    const results = assemble(record, assignment, relative(io.cwd(), join(out, RESULTS_FILE)));
    for (const told of allTold(results, contract)) feed.tell(told);
    return results;
  });
  if (!show) return run;
  const tests = facesOf(contract, rules, selection);
  const progress = new Progress(io.stderr, tests);
  const [results, trouble] = await Promise.all([run, show.follow(tests, feed, run, (test) => progress.count(test))]);
  progress.clear();
  if (trouble !== undefined) io.stderr.write(`note: vitest did not show the run to its end: ${trouble}\n`);
  return results;
}

/** Writes the results and prints the summary. */
async function tell(
  results: Results,
  { io }: Context,
  flags: RunFlags,
  { contract }: Composition,
  { target }: OpenTarget,
  out: string,
  journal: string | undefined,
): Promise<number> {
  const files = await writeOutputs(results, contract, out, ['json', ...flags.format]);
  await pointLatest(out, io.cwd());
  const previous = flags.previous === undefined ? undefined : await readResults(resolve(io.cwd(), flags.previous));
  const end = mindful(ending(results, { failOn: flags.failOn ?? [], require: target.require }), results);
  const summary = renderTerminal(results, contract, {
    palette: paletteOf(io.stdout, io.env),
    ...(io.stdout.columns ? { width: io.stdout.columns } : {}),
    files: files.map((file) => relative(io.cwd(), file)),
    ending: end,
    ...(journal === undefined ? {} : { restoreCommand: `npx campaign-conformance restore --journal ${journal}` }),
  });
  void previous;
  io.stdout.write(summary);
  return end.code;
}

/** A run that could not put a campaign back is not green, whatever it judged. */
function mindful(end: Ending, { run }: Results): Ending {
  return end.code === 0 && !run.restored ? { code: 3, why: 'a campaign is not as it was found' } : end;
}

async function makeFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(
      `The results cannot be written to ${out}: ${error instanceof Error ? error.message : String(error)}`,
      'Give a folder that can be written with --out.',
    );
  });
}
