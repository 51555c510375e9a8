import { resolve } from 'node:path';
import { suggestion } from '../config/nearest.ts';
import { newRunId } from '../engine.ts';
import { UsageError } from '../errors.ts';
import type { Ports } from '../execute/ports.ts';
import { restore } from '../execute/restore.ts';
import type { Subject } from '../execute/subject.ts';
import { type BaselineDifference, unlikeBaselines } from '../execute/unlike.ts';
import { look } from '../execute/walk.ts';
import { conversationOf, type Exchange, isSafe } from '../model/exchange.ts';
import { isLeftOpen, type Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { differenceLines } from '../reports/difference.ts';
import { storyLines } from '../reports/story.ts';
import { readResults } from '../results/read.ts';
import { NO_JOURNAL } from './conduct.ts';
import type { Composition, Context, Output } from './context.ts';
import { interruptible } from './interrupt.ts';
import type { SendingFlags } from './options.ts';
import { latestOf } from './outputs.ts';
import { openWorld } from './ports.ts';
import { type Attempt, attempts, castOf, type Fate, fateOf, replaySteps, unreplayable } from './replay-attempts.ts';
import { refuseProduction, secured } from './safety.ts';
import { scriptsWithoutRules } from './scripts.ts';
import { openTarget } from './session.ts';
import { recall, recalledSubject } from './subjects.ts';

/** The flags of `replay`. */
export interface ReplayFlags extends SendingFlags {
  results?: string;
  config?: string;
  baseUrl?: string[];
  overwrite?: boolean;
}

/** How a replay ends, by what its attempts showed. */
const CODES: Readonly<Record<Fate, number>> = { reproduced: 1, gone: 0, undecided: 3 };

/** Sends a finding again and tells what came back. Returns the exit code. */
export async function replay({ io, clock, compose }: Context, name: string, flags: ReplayFlags): Promise<number> {
  const cwd = io.cwd();
  const results = await readResults(flags.results === undefined ? await latestOf(cwd) : resolve(cwd, flags.results));
  const finding = findingIn(results, name);
  const composition = await compose();
  const { contract } = composition;
  const steps = replaySteps(finding, results, composition);
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
    const scripts = scriptsWithoutRules({
      contract,
      target,
      selection: { profile: 'quick', readOnly: target.production ?? false },
      seed: results.run.seed,
    });
    const stage = castOf(steps, scripts);
    const absent = steps.find(({ id }) => !stage.some((script) => script.id === conversationOf(id)));
    if (absent) {
      throw new UsageError(
        `The target ${target.name} has no campaign for ${absent.id}`,
        'Give the config of that run with --config.',
      );
    }
    const kept = stage.find(
      ({ id, mayWrite }) => !mayWrite && !isReadAlone(steps.filter((one) => conversationOf(one.id) === id)),
    );
    if (kept) {
      throw new UsageError(
        `${kept.id} is not disposable, and a replay of ${finding.id} writes to it`,
        'Mark the campaign as disposable: true, if it may be overwritten.',
      );
    }
    const id = newRunId(clock.now());
    const safety =
      config === undefined
        ? undefined
        : await secured({ id, target, config: resolve(cwd, config), scripts: stage, cwd, clock });
    const world = openWorld(target, contract.vendors, {
      caller: { version: composition.version, run: id },
      clock,
      journal: safety?.journal ?? NO_JOURNAL,
      notify: (line) => io.stderr.write(`note: ${line}\n`),
    });
    try {
      const cast = stage.map((script) => recalledSubject(script, contract, world.ports, interrupt.signal, results));
      await prepare(cast, results, flags.overwrite ?? false);
      return await repeat(cast, results, finding, composition, world.ports, io.stdout);
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

/** Speaks to the campaigns as the run did, and sees that they are as they were then. */
async function prepare(cast: readonly Subject[], results: Results, overwrite: boolean): Promise<void> {
  const unlike: [Subject, BaselineDifference[]][] = [];
  for (const subject of cast) {
    recall(subject, results);
    const differences = await look(subject);
    if (differences.length > 0) unlike.push([subject, differences]);
  }
  if (unlike.length > 0 && !overwrite) throw unlikeBaselines(unlike);
  for (const [subject] of unlike) {
    subject.log.isOverwritten = true;
    // What the baseline looks like there is the change that was asked for.
    await subject.write(subject.script.baseline, { role: 'control' }, 'base');
    await subject.readBack({}, 'base');
  }
}

/** Prints the story, sends it until the finding's fate is clear, and puts the campaigns back. */
async function repeat(
  cast: readonly Subject[],
  results: Results,
  finding: Finding,
  composition: Composition,
  { notify }: Ports,
  output: Output,
): Promise<number> {
  output.write(`${finding.id} ${finding.operation}: ${finding.title}\n`);
  output.write(`\n${storyLines(finding, results, composition.contract, true).join('\n')}\n\n`);
  const elsewhere = cast
    .map(({ script }) => script.target.baseUrl)
    .filter((url) => !isAddressOf(finding, results, url));
  if (elsewhere.length > 0) output.write(`Sent to ${[...new Set(elsewhere)].join(', ')}\n\n`);
  let fate: Fate;
  let why: string;
  try {
    let sent = 0;
    let before = '';
    const show = ({ shown, said, actual, difference }: Attempt) => {
      sent += 1;
      const lines = [...(actual ? [actual] : []), ...(difference ? differenceLines(difference) : [])];
      const detail = lines.map((line) => `   ${line}\n`).join('');
      // What shows in the same way once more is not shown once more.
      output.write(`${sent}. ${shown}: ${said}\n${detail === before ? '' : detail}`);
      before = detail;
    };
    ({ fate, why } = fateOf(finding, await attempts(cast, results, finding, composition, show)));
  } finally {
    const touched = cast.flatMap((one) => (one.foreign?.log.hasWritten ? [one, one.foreign] : [one]));
    const written = touched.filter((one) => one.record.written);
    if (written.length > 0) await restore(written, notify);
    for (const one of written) if (one.log.hasWritten && !isLeftOpen(one.record)) await one.log.allClear();
    const reported = cast.filter(({ record }) => record.written).map(restoredText);
    if (reported.length > 0) output.write(`\n${reported.join('\n')}\n`);
  }
  output.write(`${finding.id}: ${fate}${why === '' ? '' : `, ${why}`}\n`);
  return CODES[fate];
}

/** Says whether a finding was found at an address. */
function isAddressOf({ story }: Finding, { exchanges }: Results, url: string): boolean {
  return exchanges.some(({ id, request }) => story.includes(id) && request.url.startsWith(`${url}/`));
}

function restoredText({ record, script }: Subject): string {
  if (record.restored)
    return `${script.id} ${script.making ? 'was made for this, and is deleted' : 'is as it was found'}.`;
  const left = record.left?.map(({ member }) => member).join(', ');
  if (record.left?.every(({ asked }) => asked)) return `${script.id} has its baseline, as --overwrite asked: ${left}.`;
  return left === undefined
    ? `${script.id}: cannot be known, ${record.unknown?.note ?? 'it was not read in the end'}.`
    : `${script.id} is not as it was found: ${left}.`;
}
