import { isLeftOpen, type Left, type Results } from '../model/results.ts';

/** What a run left behind, in the words of every report. */
export interface Restored {
  /** `found`: all is as it was. `nothing`: nothing was written. `left`: something is not as it was found. `unknown`: nobody can know. */
  state: 'found' | 'nothing' | 'left' | 'unknown';
  /** The sentence for it, then one line for each member that is left, and for each campaign of which it cannot be known. */
  lines: [string, ...string[]];
  /** True where `restore` has something to put back. */
  isOpen: boolean;
}

/** Says what a run left behind: only what was seen. */
export function restoredOf({ run, campaigns }: Pick<Results, 'run' | 'campaigns'>): Restored {
  const written = campaigns.filter((campaign) => campaign.written);
  const unknown = written.filter((campaign) => campaign.restored === null);
  const notes = unknown.map(
    ({ key, unknown: why }) => `${key}: cannot be known, ${why?.note ?? 'it was not read in the end'}`,
  );
  const isOpen = written.some(isLeftOpen);
  if (written.length === 0) return { state: 'nothing', lines: ['nothing was written'], isOpen };
  if (run.left.length > 0) {
    const sentence = `not as it was found: ${[...new Set(run.left.map(({ campaign }) => campaign))].join(', ')}`;
    return { state: 'left', lines: [sentence, ...run.left.map(leftText), ...notes], isOpen };
  }
  // An interrupted run compares what it wrote to, and no more.
  const every = run.interrupted ? 'every campaign that was written to' : 'every campaign';
  const done = written.filter(({ restored }) => restored);
  const made = done.flatMap(({ made: ids }) => ids ?? []).length;
  const deleted = made === 0 ? [] : [`${made} ${made === 1 ? 'campaign' : 'campaigns'}, made by the run and deleted`];
  const isElse = done.some(({ made: ids }) => ids === undefined);
  if (unknown.length === 0) {
    const [first = '', ...more] = [...(isElse || made === 0 ? [`${every} is as it was found`] : []), ...deleted];
    return { state: 'found', lines: [first, ...more], isOpen };
  }
  const readable = `${every} ${run.interrupted ? 'and' : 'that'} can be read is as it was found`;
  return { state: 'unknown', lines: [isElse ? readable : 'cannot be known', ...deleted, ...notes], isOpen };
}

/** Says whether a run may count as clean: nothing is left but what the operator asked for, and what no read of the vendor's could show. */
export function isClean({ run, campaigns }: Pick<Results, 'run' | 'campaigns'>): boolean {
  const isOpen = campaigns.some(
    ({ written, unknown }) => written && unknown !== undefined && unknown.reason !== 'no read',
  );
  return !isOpen && run.left.every(({ asked }) => asked);
}

/** Characters of a value that are shown. */
const SHOWN = 60;

function leftText({ campaign, member, before, after, asked }: Left): string {
  const text = (value: Left['before']) => {
    const json = value === undefined ? 'nothing' : JSON.stringify(value);
    return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
  };
  return `${campaign}: ${member} was ${text(before)}, is ${text(after)}${asked ? ' (its baseline, as --overwrite asked)' : ''}`;
}
