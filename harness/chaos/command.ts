import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { contentOf, descendantsOf, holdsSocket, sendSignal, socketAt } from './processes.ts';

const BIN = fileURLToPath(new URL('../bin.mjs', import.meta.url));

/** How a command ended. */
export interface CommandEnd {
  argv: readonly string[];
  /** Exit code; `null` where a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
  /** Milliseconds from its start to its end. */
  ms: number;
  /** True where it was still at work when its time was over, and was ended. */
  hung: boolean;
  /** Memory it held at most, in megabytes; 0 where that cannot be seen. */
  peakMb: number;
}

/** How a command is started. */
export interface StartOptions {
  cwd: string;
  /** Milliseconds after which it hangs. */
  limitMs: number;
  /** Started by `npm run` in place of node itself; the folder's package.json has it as a script. */
  byNpm?: boolean;
}

/** Commands at work; none outlives this process, although each heads a group of its own. */
const atWork = new Set<Command>();
process.on('exit', () => {
  for (const command of atWork) command.killGroup();
});

/** How often memory is looked at, in milliseconds. */
const LOOK_MS = 200;

/** A command of the product's, in a process of its own and at the head of a process group of its own. */
export class Command {
  readonly ended: Promise<CommandEnd>;
  /** Whether npm stands between this process and the product. */
  readonly byNpm: boolean;
  /** What it has written so far. */
  out = '';
  err = '';
  private readonly child: ChildProcess;
  private readonly listeners = new Set<() => void>();
  private peakMb = 0;
  private hung = false;

  constructor(
    readonly argv: readonly string[],
    { cwd, limitMs, byNpm = false }: StartOptions,
  ) {
    const [program, ...args] = byNpm
      ? ['npm', 'run', '--silent', 'product', '--', ...argv]
      : [process.execPath, BIN, ...argv];
    this.byNpm = byNpm;
    const started = performance.now();
    this.child = spawn(program ?? '', args, {
      cwd,
      env: environment(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => this.wrote('out', text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => this.wrote('err', text));
    atWork.add(this);
    const looking = setInterval(() => this.look(), LOOK_MS);
    const limit = setTimeout(() => {
      this.hung = true;
      this.killGroup();
    }, limitMs);
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code, signal) => {
        clearInterval(looking);
        clearTimeout(limit);
        atWork.delete(this);
        const { out, err, hung, peakMb } = this;
        resolve({ argv, code, signal, out, err, ms: Math.round(performance.now() - started), hung, peakMb });
      });
    });
  }

  /** Process id; of npm's where npm started it. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Sends a signal to the command alone, not to its children. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Stops reading what it writes, as a terminal does that is closed. */
  turnAway(): void {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }

  /** Kills the children it has, e.g. the process that shows a run; returns how many. */
  killChildren(): number {
    const children = descendantsOf(this.pid);
    for (const pid of children) sendSignal(pid, 'SIGKILL');
    return children.length;
  }

  /** Resolves once its output holds a text, or it has ended. */
  async says(text: string): Promise<void> {
    const said = new Promise<void>((resolve) => {
      const look = () => {
        if (this.err.includes(text) || this.out.includes(text)) resolve();
      };
      this.listeners.add(look);
      look();
    });
    await Promise.race([said, this.ended]);
  }

  /** Whether a connection from a port of this machine is the command's own. */
  owns(peer: number): boolean {
    const socket = socketAt(peer);
    return socket !== undefined && [this.pid, ...descendantsOf(this.pid)].some((pid) => holdsSocket(pid, socket));
  }

  /** Whether a process of its group is still there. */
  get hasLeftProcesses(): boolean {
    try {
      process.kill(-this.pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  /** Ends every process of its group. */
  killGroup(): void {
    sendSignal(-this.pid, 'SIGKILL');
  }

  private wrote(stream: 'out' | 'err', text: string): void {
    this[stream] += text;
    for (const listener of this.listeners) listener();
  }

  private look(): void {
    const [, kb] = /^VmHWM:\s+(\d+) kB/m.exec(contentOf(`/proc/${this.pid}/status`)) ?? [];
    if (kb !== undefined) this.peakMb = Math.max(this.peakMb, Math.round(Number(kb) / 1024));
  }
}

/** The environment without what would change the product's ways. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
