import { resolve } from 'node:path';
import { suggestion } from '../config/nearest.ts';
import { newRunId } from '../engine.ts';
import { UsageError } from '../errors.ts';
import { look } from '../execute/lane.ts';
import type { Ports } from '../execute/ports.ts';
import { restore } from '../execute/restore.ts';
import type { Subject } from '../execute/subject.ts';
import { unlikeBaselines } from '../execute/unlike.ts';
import type { Contract } from '../model/contract.ts';
import { isObject } from '../model/json.ts';
import { isLeftOpen, type Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import { readResults } from '../results/read.ts';
import { NO_JOURNAL } from './conduct.ts';
import type { Composition, Context, Output } from './context.ts';
import { interruptible } from './interrupt.ts';
import { lanesOf } from './lanes.ts';
import { latestOf } from './outputs.ts';
import { openWorld } from './ports.ts';
import type { ReplayFlags } from './replay.ts';
import { type Attempt, attempt } from './replay-attempt.ts';
import { refuseProduction, secured } from './safety.ts';
import { openTarget } from './session.ts';
import { recalledSubject } from './subjects.ts';

/** How often a finding is sent again at most. */
const TIMES = 3;

/** How a replay ends, by what its attempts showed. */
const CODES = { reproduced: 1, gone: 0, flaky: 3, undecided: 3 } as const;

/** Sends a finding again and tells what came back. Returns the exit code. */
export async function replay({ io, clock, compose }: Context, name: string, flags: ReplayFlags): Promise<number> {
  const cwd = io.cwd();
  const results = await readResults(flags.results === undefined ? await latestOf(cwd) : resolve(cwd, flags.results));
  const finding = findingIn(results, name);
  const composition = await compose();
  const { contract } = composition;
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
    const writes = !isReadAlone(finding, results, contract);
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
      await prepare(subject, results, finding, flags.overwrite ?? false);
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

/** Whether a finding shows in a read that follows no write: to send it again changes nothing. */
function isReadAlone({ exchange }: Finding, { exchanges }: Results, { operations }: Contract): boolean {
  const shown = exchanges.find(({ id }) => id === exchange);
  const operation = operations.find(({ id }) => id === shown?.operation);
  if (!shown || !operation) return false;
  return operation.effect === 'read' && shown.request.method === operation.method && shown.of === undefined;
}

function findingIn({ findings }: Results, name: string): Finding {
  const found = findings.find(({ id, fingerprint }) => id === name || fingerprint === name);
  if (found?.kind === 'hazard') {
    throw new UsageError(`${name} is a hazard: several requests together show it`, `Ask them again: ${found.replay}`);
  }
  if (found) return found;
  const ids = findings.map(({ id }) => id);
  throw new UsageError(
    `The results hold no finding ${name}`,
    ids.length > 0 ? suggestion(name, ids) : 'They hold none at all: name the results of another run with --results.',
  );
}

/** Speaks to the campaign as the run did, and sees that it is as it was then. */
async function prepare(
  subject: Subject,
  { campaigns, exchanges }: Results,
  finding: Finding,
  overwrite: boolean,
): Promise<void> {
  const { lane, log } = subject;
  const then = campaigns.find(({ key, vendor }) => key === lane.campaign.key && vendor === lane.vendor.id);
  log.dialects.set(lane.update.id, { ...then?.dialect });
  const twin = exchanges.find(({ id }) => id === finding.twin)?.request.body;
  const counterpart = isObject(twin) ? twin : then?.counterpart;
  if (counterpart) {
    const gone = Object.keys(lane.baseline).filter((path) => !(path in counterpart));
    subject.counterpart = [
      ...gone.map((path) => ({ path })),
      ...Object.entries(counterpart).map(([path, value]) => ({ path, value })),
    ];
  }
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

/** Sends the finding until its fate is clear, and puts the campaign back. */
async function repeat(
  subject: Subject,
  results: Results,
  finding: Finding,
  composition: Composition,
  { journal, notify }: Ports,
  output: Output,
): Promise<number> {
  const attempts: Attempt[] = [];
  output.write(`${finding.id} ${finding.operation}: ${finding.title}\n`);
  try {
    while (attempts.length < TIMES && new Set(attempts.map(({ shown }) => shown)).size < 2) {
      const one = await attempt(subject, results, finding, composition);
      // The request is the same each time.
      if (attempts.length === 0) output.write(`\n${one.request}\n\n`);
      attempts.push(one);
      output.write(`${attempts.length}. ${one.shown}: ${one.answer}\n`);
      if (one.shown === 'undecided') break;
    }
  } finally {
    if (subject.record.written) await restore([subject], notify);
    if (subject.log.hasWritten && !isLeftOpen(subject.record)) await journal.markRestored(subject.lane);
    if (subject.record.written) output.write(`\n${restoredText(subject)}\n`);
  }
  const fate = fateOf(attempts);
  output.write(`${finding.id}: ${fate}\n`);
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

function fateOf(attempts: readonly Attempt[]): keyof typeof CODES {
  const shown = new Set(attempts.map((one) => one.shown));
  if (shown.has('undecided')) return 'undecided';
  if (shown.size > 1) return 'flaky';
  return shown.has('reproduced') ? 'reproduced' : 'gone';
}
