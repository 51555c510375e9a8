import type { Contract, Validators } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Clock, Transport } from '../model/ports.ts';
import type { Rule } from '../model/rule.ts';
import type { Sample } from '../model/sample.ts';
import type { StageTarget } from '../selftest/rehearsal.ts';
import type { Shown } from '../vitest/shown.ts';

/** Where a command reads from and writes to: the process, or a stand-in in tests. */
export interface Io {
  stdout: Output;
  stderr: Output;
  env: { readonly [name: string]: string | undefined };
  /** Folder that files named on the command line are relative to. */
  cwd(): string;
  on(signal: Signal, listener: () => void): unknown;
  off(signal: Signal, listener: () => void): unknown;
  /** Ends the process at once, whatever is under way. */
  exit(code: number): unknown;
}

/** A stream of text. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** Signals that ask a command to come to an end. */
export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** How a reference target is to behave; see `fixtures/target`. */
export interface ReferenceOptions extends Behaviour {
  port?: number;
  /** What stands in front of it, by id, the first one outermost. */
  nuisances?: readonly string[];
}

/** The faults built into a reference target, and the documented readings it takes. */
export interface Behaviour {
  mutants?: readonly string[];
  variants?: { readonly [name: string]: string };
}

/** The reference target as the commands use it. */
export interface Reference {
  /** Starts one on the loopback address. */
  start(options: ReferenceOptions): Promise<StartedTarget>;
  /** The config of one that is not started: all but its address. */
  config(): Promise<Json>;
  /** Makes one without a socket, to be asked by calling it, that takes its time from elsewhere. */
  stage(options: Behaviour, now: () => number): WatchedTarget;
  /**
   * Puts nuisances in front of one without a socket; those that need a socket are an error.
   *
   * @param chance Decides what chance decides; default: 1.
   */
  behind(ids: readonly string[], transport: Transport, clock: Clock, chance?: number): Transport;
  mutants: readonly MutantEntry[];
  variants: readonly VariantEntry[];
  nuisances: readonly NuisanceEntry[];
}

/** A target on a socket whose true state can be seen, too. */
export interface StartedTarget extends Pick<WatchedTarget, 'config' | 'stored'> {
  /** No trailing slash. */
  baseUrl: string;
  close(): Promise<void>;
}

/** A target without a socket whose true state can be seen, whatever it answers. */
export interface WatchedTarget extends StageTarget {
  /** What each campaign holds, by id: copies. The time of the last update is no part of it. */
  stored(): { [id: string]: JsonObject };
}

/** A fault that can be built into the reference target. */
export interface MutantEntry extends CatalogueEntry {
  /** What it is about, e.g. `echo`. */
  family: string;
  /** The operation it is built into. */
  operation: string;
  /** The clause it breaks. */
  clause: string;
  /** How many conditions have to meet before it shows; more than one makes it an interaction. */
  conditions: number;
  /** How servers come to have it, `<what>: <how>`; absent where it was made in another way. */
  mechanism?: string;
}

/** A legitimate way in which targets may differ. */
export interface VariantEntry extends CatalogueEntry {
  values: readonly string[];
  /** The value a target has that was given nothing. */
  default: string;
}

/** What servers, gateways and networks do, and what a right run makes of it. */
export interface NuisanceEntry {
  id: string;
  /** What it is about, e.g. `delivery`. */
  family: string;
  /** What happens, in one sentence. */
  title: string;
  right: 'unnoticed' | 'noticed' | 'inconclusive' | 'not the API';
  /** What is right too. */
  orElse?: NuisanceEntry['right'];
  /** Observations and readings that a run may answer otherwise, by id, or by what their ids end with behind a dot. */
  notices: readonly string[];
  /** Whether it can only be met over a socket. */
  socket: boolean;
  /** Milliseconds between two requests below which it is not met; absent where they do not matter. */
  paceMs?: number;
  /** Variants that cannot be distinguished from others behind it, by the names of their switches. */
  hides: readonly string[];
}

/** One entry of a catalogue of the reference target's. */
export interface CatalogueEntry {
  id: string;
  description: string;
}

/** All that the composition root puts together: the contract, the questions, and the target they are tried on. */
export interface Composition {
  version: string;
  contract: Contract;
  validators: Validators;
  /** JSON Schema of a config. */
  configSchema: JsonObject;
  rules: readonly Rule[];
  samples: readonly Sample[];
  reference: Reference;
}

/** Shows a run; the run does not depend on it. */
export type VitestSuite = Pick<Shown, 'follow' | 'close'>;

/** What a command is given. */
export interface Context {
  io: Io;
  version: string;
  clock: Clock;
  /** Puts the parts together, once: whoever only asks for help need not wait for it. */
  compose(): Promise<Composition>;
  /** Starts what shows a run while it is under way: vitest, or nothing in tests. */
  openSuite(): Promise<VitestSuite | undefined>;
  /** How the process is to end; set by the command that ran. */
  exitCode: number;
}
