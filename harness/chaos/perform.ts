import type { Operation } from '../model/contract.ts';
import { isUpdate, readOf } from '../model/effect.ts';
import { answers } from './answers.ts';
import { drawOf } from './draw.ts';
import { Ground } from './ground.ts';
import { interrupt } from './interrupt.ts';
import { kill } from './kill.ts';
import { type Address, CATALOGUE, type ChaosKind, isSolo, type SoloKind } from './kinds.ts';
import { network } from './network.ts';
import { violationsOf } from './oracle.ts';
import { pairs } from './pairs.ts';
import type { CleanCourse, Playbook, Scenario } from './script.ts';
import { sequence } from './sequence.ts';
import { campaignsIn, type Setup, setupsOf } from './setups.ts';
import type { Solo } from './solo.ts';
import { spoil } from './spoil.ts';
import { changedBetween } from './state.ts';
import type { ProductFault } from './violation.ts';
import { wire } from './wire.ts';
import type { ChaosWorld } from './world.ts';

const SOLOS = { sequence, wire };
const SCRIPTS: { readonly [kind in Exclude<ChaosKind, SoloKind>]: Playbook } = {
  kill,
  interrupt,
  network,
  answers,
  spoil,
  pairs,
};

/** What came of one scenario. */
export interface ScenarioOutcome extends Address {
  title: string;
  violations: ProductFault[];
  /** Why it was not carried out. */
  skipped?: string;
  /** Whether a campaign was changed when a command had ended: what nobody changed proves nothing. */
  left: boolean;
  ms: number;
  /** Memory that a command held at most, in megabytes. */
  peakMb: number;
  /** What broke in the harness itself. */
  broken?: string;
  /** Where its files are; only where they are kept. */
  dir?: string;
}

/** Carries scenarios out, one by one or side by side. */
export class Performer {
  private readonly setups: readonly Setup[];
  private readonly courses = new Map<string, Promise<CleanCourse>>();
  /** What is wrong where nothing goes wrong: violations of runs without any fault. */
  readonly control: ProductFault[] = [];

  constructor(private readonly world: ChaosWorld) {
    const { contract, reference } = world.composition;
    this.setups = setupsOf(contract, campaignsIn(reference.stage({}, Date.now).config));
  }

  /** Draws a scenario without carrying it out. */
  drawn(address: Address): Scenario | Solo {
    const { kind, index } = address;
    const draw = drawOf(address);
    if (isSolo(kind)) return SOLOS[kind](draw, index, this.world.composition);
    return SCRIPTS[kind](draw, index, this.setups);
  }

  /**
   * A handful of a kind, spread over the whole of it, half of them of its core. They share a few setups, for each setup costs a run without a fault.
   *
   * @param size How many.
   */
  sample({ kind, seed }: Omit<Address, 'index'>, size: number): Address[] {
    const whole = Array.from({ length: CATALOGUE[kind].whole }, (_, index): Address => ({ kind, seed, index }));
    const few = whole.filter((address) => {
      const drawn = this.drawn(address);
      if ('judged' in drawn) return drawn.core;
      return drawn.skipped === undefined && this.sampled.includes(drawn.setup.name);
    });
    const core = spread(
      few.filter((address) => this.drawn(address).core),
      Math.ceil(size / 2),
    );
    const rest = few.filter((address) => !core.includes(address));
    return [...core, ...spread(rest, size - core.length)].toSorted((a, b) => a.index - b.index);
  }

  /** Names of the setups that samples are taken from: one update that is read back, one that is not, and two at once. */
  private get sampled(): string[] {
    const { contract } = this.world.composition;
    const updates = contract.operations.filter(isUpdate);
    const isRead = (update: Operation) =>
      contract.kinds.some(
        (kind) =>
          kind.vendor === update.vendor && update.kinds.includes(kind.id) && readOf(contract, kind) !== undefined,
      );
    const [first, second] = [updates.find(isRead)?.id, updates.find((one) => !isRead(one))?.id];
    return [first, second, 'two at once'].filter((name) => name !== undefined);
  }

  /** Carries one scenario out and judges what came to light. */
  async perform(address: Address): Promise<ScenarioOutcome> {
    const drawn = this.drawn(address);
    const { title } = drawn;
    const started = performance.now();
    const outcome = (more: Partial<ScenarioOutcome>): ScenarioOutcome => ({
      ...address,
      title,
      violations: [],
      left: false,
      peakMb: 0,
      ...more,
      ms: Math.round(performance.now() - started),
    });
    try {
      if ('judged' in drawn) return outcome({ violations: await drawn.judged(this.world) });
      const { setup, play, skipped } = drawn;
      if (skipped !== undefined) return outcome({ skipped });
      const course = await this.courseOf(setup);
      return outcome(await this.played(setup, (ground) => play(ground, course)));
    } catch (error) {
      return outcome({ broken: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }

  private async played(setup: Setup, play: (ground: Ground) => Promise<void>) {
    const ground = await Ground.open(this.world, setup);
    try {
      await play(ground);
      const trace = await ground.trace();
      const left = trace.steps.some(({ after }) => changedBetween(trace.found, after).length > 0);
      const peakMb = Math.max(0, ...trace.steps.map(({ ended }) => ended.peakMb));
      return { violations: violationsOf(trace), left, peakMb, ...(this.world.keep ? { dir: ground.dir } : {}) };
    } finally {
      await ground.close();
    }
  }

  /** What a run of a setup sends without a fault; the run is judged as well, for what is wrong then proves nothing of faults. */
  private courseOf(setup: Setup): Promise<CleanCourse> {
    const known = this.courses.get(setup.name) ?? this.measured(setup);
    this.courses.set(setup.name, known);
    return known;
  }

  private async measured(setup: Setup): Promise<CleanCourse> {
    let course: CleanCourse = { requests: 0, writes: 0, amidst: [], changing: [] };
    const { violations } = await this.played(setup, async (ground) => {
      await ground.end(ground.run());
      const { arrivals } = ground.gateway;
      course = {
        requests: arrivals.length,
        writes: arrivals.filter(({ nthWrite }) => nthWrite !== undefined).length,
        amidst: arrivals.filter(({ findsChanged }) => findsChanged).map(({ n }) => n),
        changing: arrivals.flatMap(({ changes, nthWrite }) => (changes && nthWrite !== undefined ? [nthWrite] : [])),
      };
      await ground.recover();
    });
    this.control.push(...violations.map((one) => ({ ...one, seen: `${setup.name} without a fault: ${one.seen}` })));
    return course;
  }
}

/** So many of a list, evenly spread over it. */
function spread<T>(list: readonly T[], size: number): T[] {
  return list.filter((_, i) => Math.floor((i * size) / list.length) !== Math.floor(((i - 1) * size) / list.length));
}
