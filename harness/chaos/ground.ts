import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WatchedTarget } from '../commands/context.ts';
import { type Arrival, secretsOf } from './arrival.ts';
import { Command, type StartOptions } from './command.ts';
import { Gateway, pass } from './gateway.ts';
import { journalFolder, openCampaigns } from './journals.ts';
import { leaksBelow, leaksIn } from './leaks.ts';
import { outlived, type Running, type RunOptions, writtenResults } from './running.ts';
import { campaignsIn, configAt, type Setup, secretsIn } from './setups.ts';
import { changedBetween, type State } from './state.ts';
import type { CommandStep, Trace } from './trace.ts';
import type { KnownCampaign } from './words.ts';
import type { ChaosWorld } from './world.ts';

/** Seconds that a write may be late and be waited for: more than the latest one takes. */
const PATIENCE = '6';
const TIMEOUT = '3';
/** Time after which a command is taken to hang, in milliseconds: minutes more than any takes. */
const LIMIT_MS = 240_000;

/** The config's file. */
export const CONFIG = 'conformance.json';
const BIN = fileURLToPath(new URL('../bin.mjs', import.meta.url));

/** The ground a scenario is played on: a folder, a target, and the way between a command and the target. */
export class Ground {
  readonly steps: CommandStep[] = [];
  readonly seen: Trace['seen'] = [];
  /** Names in the folder of journals that the scenario itself put there. */
  readonly planted = new Set<string>();
  /** Folders commands are started in; the first is the usual one. */
  readonly dirs: string[];
  lost = false;
  readonly found: State;
  private outs = 0;

  private constructor(
    readonly dir: string,
    readonly world: ChaosWorld,
    readonly setup: Setup,
    readonly gateway: Gateway,
    private readonly target: WatchedTarget,
    readonly campaigns: KnownCampaign[],
    private readonly secrets: string[],
  ) {
    this.dirs = [dir];
    this.found = target.stored();
  }

  /** Makes the ground for one scenario. */
  static async open(world: ChaosWorld, setup: Setup): Promise<Ground> {
    const target = world.composition.reference.stage({ variants: setup.variants ?? {} }, Date.now);
    const gateway = new Gateway(target);
    await gateway.open();
    const dir = await mkdtemp(join(tmpdir(), 'conformance-chaos-'));
    const config = configAt(target.config, `http://${gateway.authority}`, setup.spared);
    const ground = new Ground(dir, world, setup, gateway, target, campaignsIn(config), secretsIn(config));
    await ground.writeConfig(dir, `http://${gateway.authority}`);
    return ground;
  }

  /** Writes the config of this setup into a folder. */
  async writeConfig(dir: string, origin: string, file = CONFIG): Promise<void> {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, file), JSON.stringify(configAt(this.target.config, origin, this.setup.spared), null, 2));
    const script = `"${process.execPath}" "${BIN}"`;
    await writeFile(join(dir, 'package.json'), JSON.stringify({ scripts: { product: script } }));
  }

  /** What the target stores now. */
  get state(): State {
    return this.target.stored();
  }

  /** Starts a run, with the flags of the setup and some more. */
  run(more: readonly string[] = [], options: RunOptions = {}): Running {
    const { setup, world } = this;
    this.outs += 1;
    const out = join('reports', `chaos-${this.outs}`);
    const { patience, timeout } = world.abilities;
    const rate = more.includes('--rate') ? [] : ['--rate', '100000'];
    const argv = [
      'run',
      ...['--config', options.config ?? CONFIG, '--profile', setup.profile, '--out', out],
      ...(options.operations ?? setup.operations).flatMap((id) => ['--operation', id]),
      ...rate,
      ...(options.allReports ? [] : ['--format', 'json']),
      ...(patience ? ['--patience', PATIENCE] : []),
      ...(timeout ? ['--timeout', TIMEOUT] : []),
      ...setup.flags,
      ...more,
    ];
    return this.start(options.what ?? 'run', argv, out, options);
  }

  /** Starts `restore`. */
  restore(more: readonly string[] = [], options: Partial<StartOptions> = {}): Running {
    const patience = this.world.abilities.restorePatience ? ['--patience', PATIENCE] : [];
    return this.start('restore', ['restore', ...patience, ...more], '', options);
  }

  private start(what: CommandStep['what'], argv: string[], out: string, options: Partial<StartOptions>): Running {
    const { cwd: dir = this.dir } = options;
    const before = this.state;
    const from = this.gateway.arrivals.length;
    const command = new Command(argv, { limitMs: LIMIT_MS, ...options, cwd: dir });
    return { what, command, before, dir, out, from, killed: false };
  }

  /**
   * Waits for a command's end and notes down what is so then.
   *
   * @param settle Whether all that is under way is awaited before the state is looked at.
   * @param mine Which arrivals are its own, where other commands are at work besides.
   */
  async end(
    running: Running,
    { settle = true, mine = () => true }: { settle?: boolean; mine?(arrival: Arrival): boolean } = {},
  ): Promise<CommandStep> {
    const { command, what, before } = running;
    const ended = await command.ended;
    const at = performance.now();
    // Not earlier: what was done to it was done while it ran.
    const { killed, asked, askedAt } = running;
    const leftProcesses = await outlived(command);
    if (settle) await this.gateway.settled();
    const step: CommandStep = {
      what,
      ended,
      killed,
      byNpm: command.byNpm,
      ...(asked === undefined ? {} : { asked }),
      before,
      after: this.state,
      ...(await writtenResults(join(running.dir, running.out))),
      open: await openCampaigns(running.dir, Object.keys(this.found)),
      writes: this.gateway.arrivals.slice(running.from).filter((one) => one.nthWrite !== undefined && mine(one)),
      leftProcesses,
      ...(askedAt === undefined
        ? {}
        : { endedWithinMs: { took: Math.round(at - askedAt), limit: Number.POSITIVE_INFINITY } }),
    };
    this.steps.push(step);
    return step;
  }

  /** Ends every fault. */
  lift(): void {
    this.gateway.treat = pass;
  }

  /** Lifts the fault and puts back what is left, as an operator would: with `restore`, and once more where that was not enough. */
  async recover(dir = this.dir): Promise<void> {
    this.lift();
    const isLeft = async () =>
      changedBetween(this.found, this.state).length > 0 ||
      (await journalFolder(dir)).some((name) => !this.planted.has(name));
    for (let tries = 2; tries > 0 && (await isLeft()); tries--) {
      const { ended } = await this.end(this.restore([], { cwd: dir }));
      if (tries === 1 && ended.code !== 0 && !this.lost) {
        this.seen.push({
          wrong: 'end',
          seen: `the later restore ends with ${ended.code}: ${ended.err.trim().split('\n')[0] ?? ''}`,
        });
      }
    }
  }

  /** All that came to light. */
  async trace(): Promise<Trace> {
    const { found, campaigns, setup, steps, lost, seen, dirs, planted, gateway } = this;
    await gateway.settled();
    const names = await Promise.all(dirs.map(journalFolder));
    const tokens = this.world.composition.contract.vendors.map(({ auth }) => auth.name);
    const secrets = [
      ...new Set([...this.secrets, ...gateway.arrivals.flatMap((arrival) => secretsOf(arrival, tokens))]),
    ];
    const files = await Promise.all(dirs.map((dir) => leaksBelow(dir, secrets, [CONFIG, 'other.json', 'kept.txt'])));
    const said = steps.flatMap(({ what, ended }) =>
      leaksIn(`${ended.out}\n${ended.err}`, secrets).map((leak) => `output of ${what}: ${leak}`),
    );
    return {
      found,
      campaigns,
      readOnly: setup.readOnly,
      steps,
      final: this.state,
      lost,
      leftovers: lost ? [] : names.flat().filter((name) => !planted.has(name)),
      leaks: [...files.flat(), ...said],
      seen,
    };
  }

  /** Clears the ground away. */
  async close(): Promise<void> {
    await this.gateway.settled();
    await this.gateway.close();
    if (this.world.keep) return;
    for (const dir of this.dirs) await rm(dir, { recursive: true, force: true });
  }
}
