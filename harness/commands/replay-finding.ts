import { resolve } from 'node:path';
import { suggestion } from '../config/nearest.ts';
import { newRunId } from '../engine.ts';
import { UsageError } from '../errors.ts';
import { look } from '../execute/lane.ts';
import type { Ports } from '../execute/ports.ts';
import { restore } from '../execute/restore.ts';
import type { Subject } from '../execute/subject.ts';
import { unlikeBaselines } from '../execute/unlike.ts';
import { type Exchange, isSafe } from '../model/exchange.ts';
import { isLeftOpen, type Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { differenceLines } from '../reports/difference.ts';
import { storyLines } from '../reports/story.ts';
import { readResults } from '../results/read.ts';
import { NO_JOURNAL } from './conduct.ts';
import type { Composition, Context, Output } from './context.ts';
import { interruptible } from './interrupt.ts';
import { lanesOf } from './lanes.ts';
import { latestOf } from './outputs.ts';
import { openWorld } from './ports.ts';
import type { ReplayFlags } from './replay.ts';
import { type Attempt, attempts, type Fate, fateOf, stepsOf, unreplayable } from './replay-attempts.ts';
import { refuseProduction, secured } from './safety.ts';
import { openTarget } from './session.ts';
import { recalledSubject } from './subjects.ts';

/** How a replay ends, by what its attempts showed. */
const CODES: Readonly<Record<Fate, number>> = { reproduced: 1, gone: 0, undecided: 3 };

/** Sends a finding again and tells what came back. Returns the exit code. */
export async function replay({ io, clock, compose }: Context, name: string, flags: ReplayFlags): Promise<number> {
  const cwd = io.cwd();
  const results = await readResults(flags.results === undefined ? await latestOf(cwd) : resolve(cwd, flags.results));
  const finding = findingIn(results, name);
  const composition = await compose();
  const { contract } = composition;
  const steps = stepsOf(finding, results, composition);
  const elsewhere = unreplayable(finding, steps, composition);
  if (elsewhere !== undefined) {
    io.stdout.write(`${finding.id} ${finding.operation}: ${finding.title}\n\n${elsewhere}\n${finding.id}: undecided\n`);
    return CODES.undecided;
  }
  const config = flags.config ?? results.run.config;
  const named = config === undefined ? {} : { config, target: results.run.target };
  const open = await openTarget(composition, { ...flags, ...named }, io);
  const { target } = open;
  const interrupt = interruptible(
    io,
    clock,
    () => 'The journal says what is still changed: npx campaign-conformance restore',
  );
  try {
    const writes = !isReadAlone(steps);
    if (writes) refuseProduction(target, 'A replay of this finding', PRODUCTION);
    const lanes = lanesOf({
      contract,
      target,
      selection: { profile: 'quick', readOnly: target.production ?? false },
      seed: results.run.seed,
    });
    const lane = lanes.find(({ id }) => finding.exchange.startsWith(`${id}.`));
    if (!lane) {
      throw new UsageError(
        `The target ${target.name} has no campaign for ${finding.exchange}`,
        'Give the config of that run with --config.',
      );
    }
    if (writes && !lane.mayWrite) {
      throw new UsageError(
        `${lane.id} is not disposable, and a replay of ${finding.id} writes to it`,
        'Mark the campaign as disposable: true, if it may be overwritten.',
      );
    }
    const id = newRunId(clock.now());
    const safety =
      config === undefined
        ? undefined
        : await secured({ id, target, config: resolve(cwd, config), lanes: [lane], cwd, clock });
    const world = openWorld(target, contract.vendors, {
      caller: { version: composition.version, run: id },
      clock,
      journal: safety?.journal ?? NO_JOURNAL,
      notify: (line) => io.stderr.write(`note: ${line}\n`),
    });
    try {
      const subject = recalledSubject(lane, contract, world.ports, interrupt.signal, results);
      await prepare(subject, results, flags.overwrite ?? false);
      return await repeat(subject, results, finding, composition, world.ports, io.stdout);
    } catch (error) {
      if (!interrupt.signal.aborted || error instanceof UsageError) throw error;
      return 130;
    } finally {
      await world.close();
      await safety?.release();
    }
  } finally {
    interrupt.release();
    await open.close();
  }
}

const PRODUCTION = 'Replay it against another target: give its config with --config and its address with --base-url.';

/** Whether a story only asks for what there is: to send it again changes nothing. */
function isReadAlone(steps: readonly Exchange[]): boolean {
  return steps.every(({ request }) => isSafe(request));
}

function findingIn({ findings }: Results, name: string): Finding {
  const found = findings.find(({ id, fingerprint }) => id === name || fingerprint === name);
  if (found) return found;
  const ids = findings.map(({ id }) => id);
  throw new UsageError(
    `The results hold no finding ${name}`,
    ids.length > 0 ? suggestion(name, ids) : 'They hold none at all: name the results of another run with --results.',
  );
}

/** Speaks to the campaign as the run did, and sees that it is as it was then. */
async function prepare(subject: Subject, { campaigns }: Results, overwrite: boolean): Promise<void> {
  const { lane, log } = subject;
  const then = campaigns.find(({ key, vendor }) => key === lane.campaign.key && vendor === lane.vendor.id);
  log.dialects.set(lane.update.id, { ...then?.dialect });
  if (then?.lagMs !== undefined) subject.record.lagMs = then.lagMs;
  const unlike = await look(subject);
  log.isOverwritten = overwrite && unlike.length > 0;
  if (unlike.length > 0 && overwrite) {
    // What the baseline looks like there is the change that was asked for.
    await subject.write(lane.baseline, { role: 'control' }, 'base');
    await subject.readBack({}, 'base');
    return;
  }
  if (unlike.length === 0) return;
  throw unlikeBaselines([[subject, unlike]]);
}

/** Prints the story, sends it until the finding's fate is clear, and puts the campaign back. */
async function repeat(
  subject: Subject,
  results: Results,
  finding: Finding,
  composition: Composition,
  { journal, notify }: Ports,
  output: Output,
): Promise<number> {
  const { record } = subject;
  output.write(`${finding.id} ${finding.operation}: ${finding.title}\n`);
  output.write(`\n${storyLines(finding, results, composition.contract, true).join('\n')}\n\n`);
  let fate: Fate;
  let why: string;
  try {
    let sent = 0;
    const show = ({ shown, said, difference }: Attempt) => {
      sent += 1;
      const lines = difference ? differenceLines(difference).map((line) => `   ${line}`) : [];
      output.write(`${[`${sent}. ${shown}: ${said}`, ...lines].join('\n')}\n`);
    };
    ({ fate, why } = fateOf(finding, await attempts(subject, results, finding, composition, show)));
  } finally {
    const touched = subject.foreign?.log.hasWritten ? [subject, subject.foreign] : [subject];
    const written = touched.filter((one) => one.record.written);
    if (written.length > 0) await restore(written, notify);
    for (const one of written) if (one.log.hasWritten && !isLeftOpen(one.record)) await journal.markRestored(one.lane);
    if (record.written) output.write(`\n${restoredText(subject)}\n`);
  }
  output.write(`${finding.id}: ${fate}${why === '' ? '' : `, ${why}`}\n`);
  return CODES[fate];
}

function restoredText({ record, lane }: Subject): string {
  if (record.restored) return `${lane.id} is as it was found.`;
  const left = record.left?.map(({ member }) => member).join(', ');
  if (record.left?.every(({ asked }) => asked)) return `${lane.id} has its baseline, as --overwrite asked: ${left}.`;
  return left === undefined
    ? `${lane.id}: cannot be known, ${record.unknown?.note ?? 'it was not read in the end'}.`
    : `${lane.id} is not as it was found: ${left}.`;
}
