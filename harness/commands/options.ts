import { type Command, InvalidArgumentError, Option } from 'commander';
import { PROFILES } from '../plan/profile.ts';
import { FAIL_ON, type FailOn } from '../results/exit-code.ts';

/** Reads a whole number of at least `least` and at most `most`. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^[+-]?\d+$/.test(text) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new InvalidArgumentError(least < 0 ? 'It takes a whole number.' : `It takes a whole number ${range}.`);
  };
}

/** Reads a seed: any whole number. */
export const seed = whole(Number.MIN_SAFE_INTEGER);

/** Reads a positive number, fractions included. */
function positive(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It takes a number above 0.');
}

/** A day. Timers know no more than some weeks. */
const LONGEST = 86_400;

/** Reads a time in seconds, fractions included. */
function seconds(text: string): number {
  const value = positive(text);
  if (value <= LONGEST) return value;
  throw new InvalidArgumentError(`It takes a number of seconds of at most ${LONGEST}.`);
}

/** Gathers the values of a flag that may be given more than once. */
export function gathered(text: string, before: readonly string[] = []): string[] {
  if (text === '') throw new InvalidArgumentError('It is empty.');
  return [...before, text];
}

/** Gathers `KEY=VALUE` pairs; the last of a key counts. */
export function keyValuePairs(
  text: string,
  before: { readonly [key: string]: string } = {},
): { [key: string]: string } {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined) throw new InvalidArgumentError('It takes the form KEY=VALUE.');
  return { ...before, [key]: value };
}

/** Reads a list of known words, separated by commas. */
export function wordList<T extends string>(known: readonly T[]): (text: string) => T[] {
  return (text) =>
    text.split(',').map((word) => {
      const found = known.find((one) => one === word.trim());
      if (found !== undefined) return found;
      throw new InvalidArgumentError(`“${word.trim()}” is none of ${known.join(', ')}.`);
    });
}

/** Reads what `--fail-on` names. */
export const failOn: (text: string) => FailOn[] = wordList(FAIL_ON);

/** Flags that say how a target is spoken to; shared by all commands that send. */
export interface SendingFlags {
  allowHost?: string[];
  rate?: number;
  /** Seconds. */
  timeout?: number;
  /** Seconds. */
  patience?: number;
}

/** Adds the flags of {@link SendingFlags}. */
export function withSendingFlags(command: Command): Command {
  return command
    .option(
      '--allow-host <name>',
      'host that may be written to though the target does not have it; repeatable',
      gathered,
    )
    .option('--rate <n>', 'requests per minute and vendor; default: the documented limit', whole(1))
    .option('--timeout <seconds>', 'how long one answer may take', seconds)
    .option(
      '--patience <seconds>',
      'how late a read may show a write, or an update take effect that was not answered; default: 10',
      seconds,
    );
}

/** Flags that say which target is meant; shared by all commands that speak to one. */
export interface TargetFlags extends SendingFlags {
  config?: string;
  target?: string;
  baseUrl?: string[];
}

/** Adds the flags of {@link TargetFlags}. */
export function withTargetFlags(command: Command): Command {
  command
    .option('--config <file>', 'target to judge; default: the embedded reference target')
    .option('--target <name>', 'which of the config’s targets; needless with a single one')
    .option('--base-url <[vendor=]url>', 'other base URL, for one vendor or for all; repeatable', gathered);
  return withSendingFlags(command);
}

/** Flags that say what a run asks; shared by `run` and `plan`. */
export interface SelectionFlags {
  config?: string;
  operation?: string[];
  profile: (typeof PROFILES)[number];
  budget?: number;
  time?: number;
  concurrency?: number;
  seed: number;
  readOnly?: boolean;
  allowDestructive?: boolean;
}

/** Adds the flags of {@link SelectionFlags}. */
export function withSelectionFlags(command: Command): Command {
  return command
    .option('--operation <id>', 'judge only this operation; repeatable', gathered)
    .addOption(new Option('--profile <name>', 'how much is asked').choices(PROFILES).default('standard'))
    .option('--budget <n>', 'requests at most, restoring excluded; default: the profile’s', whole(1))
    .option('--time <seconds>', 'put no new question after this time', positive)
    .option('--concurrency <n>', 'campaigns spoken to at once', whole(1))
    .option('--seed <n>', 'same seed, same target: same requests', seed, 1)
    .option('--read-only', 'write nothing')
    .option('--allow-destructive', 'ask also what may leave a campaign unusable where a target is wrong');
}
