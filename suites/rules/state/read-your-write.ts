import {
  brokenMembers,
  clausesWith,
  decide,
  type Evidence,
  type Found,
  isBehind,
  isWithin,
  isWrite,
  type Json,
  type Judgement,
  type Operation,
  type RuleDefinition,
  repeats,
  type Showing,
  showingsOf,
  shown,
  unread,
  type Violation,
  wrapped,
} from '../../../harness/rule-kit.ts';

/**
 * The last read after each accepted write shows what was written, however patient the suite had to be. Whether the update or the read
 * is to blame the other updates tell: a read that shows none of them as their own answers do is wrong itself.
 */
export default {
  title: 'shows in a read what was written',
  severity: 'high',
  profile: 'quick',
  depth: 'state',
  ofWrites: true,
  clauses: (operation, contract) => clausesWith(contract, operation, 'duty', 'readYourWrite'),
  expected: () => 'A read shows the values of the last accepted update.',
  judge: (evidence) => {
    const { operation, campaigns } = evidence;
    if (!campaigns.some(({ read }) => read !== undefined)) return unread(evidence);
    return operation.effect === 'read' ? judgeRead(evidence) : judgeUpdate(evidence);
  },
} satisfies RuleDefinition;

function judgeRead(evidence: Evidence): Judgement {
  const { contract, operation, faults } = evidence;
  const updates = contract.operations.filter(isWrite);
  const showings = updates.flatMap((update) => showingsOf(update, evidence)).filter(({ by }) => by === operation);
  const fault = showings.some(isWrong) ? faults?.().get(operation.id) : undefined;
  return decide(
    showings.flatMap(({ write, read, wrong }): Found[] => {
      const own = wrong.filter(({ path }) => fault?.isStale || fault?.members.has(path));
      if (own.length === 0) return wrong.length === 0 ? [{ exchange: read.id }] : [];
      const [first] = own;
      if (fault?.isStale && first) {
        const actual = `The read shows an earlier state: ${shown(first.shown)} in \`${first.path}\` after ${shown(first.sent)} was accepted.`;
        const beside = fault.stale.filter((id) => id !== read.id);
        return [
          {
            violation: {
              exchange: read.id,
              twin: write.id,
              beside,
              symptom: 'stale',
              actual,
              members: [wrapped(operation, '')],
            },
          },
        ];
      }
      return own.map((one) => {
        const beside = (fault?.members.get(one.path) ?? []).filter((id) => id !== read.id);
        return { violation: { ...wrongIn(read.id, write.id, one, one.path), beside } };
      });
    }),
  );
}

function judgeUpdate(evidence: Evidence): Judgement {
  const { operation, faults } = evidence;
  const showings = showingsOf(operation, evidence);
  const stale = showings.find((one) => isWrong(one) && faults?.().get(one.by.id)?.isStale);
  if (stale) {
    const note = `${stale.by.id} shows an earlier state after every update, so that it tells nothing of this one.`;
    return { verdict: 'inconclusive', reason: 'no evidence', note, exchanges: [stale.read.id] };
  }
  const isLost = isBehind(showings);
  const isLate = showsLater(showings);
  const heads = headsOf(showings);
  return decide(
    // The first of a kind tells it: one in which the member shows that it is named by.
    inOrder(showings, heads).flatMap((one): Found[] => {
      const { write, read, by } = one;
      const broken =
        one.wrong.length + one.unlike.length > 0 && isJudged(evidence, by) ? brokenMembers(by, read, evidence) : [];
      const own = one.wrong.filter(
        ({ path }) => !faults?.().get(by.id)?.members.has(path) && !broken.some((other) => isWithin(path, other)),
      );
      const [first] = own;
      const [other] = one.unlike.filter(({ path }) => !broken.some((member) => isWithin(path, member)));
      if (!first) return [other ? contradiction(read.id, other) : { exchange: read.id }];
      if (isLost && one.isEarlier) {
        const late = isLate ? ' What was sent shows after the next update.' : '';
        const actual = `The read shows ${shown(first.shown)} in \`${first.path}\`, as before, but ${shown(first.sent)} was accepted.${late}`;
        const members = own.map(({ path }) => path);
        return [{ violation: { exchange: read.id, twin: write.id, symptom: 'not stored', actual, members } }];
      }
      // Members that keep their old values together have one cause, and one name.
      const reported = own.filter(
        ({ path, isOld }) =>
          !isOld || heads.get(path) === path || !own.some((other) => other.isOld && other.path === heads.get(path)),
      );
      return reported.map((one) => ({
        violation: wrongIn(read.id, write.id, one, one.isOld ? (heads.get(one.path) ?? one.path) : one.path),
      }));
    }),
  );
}

const isWrong = ({ wrong }: Showing) => wrong.length > 0;

/** Says whether what a read did not show is what a read after a later update shows: it was stored after all. */
function showsLater(showings: readonly Showing[]): boolean {
  const missing = (path: string, value: Json, at: number) =>
    showings.slice(0, at).some(({ wrong }) => wrong.some((one) => one.path === path && repeats(one.sent, value)));
  return showings.some(({ wrong }, at) => wrong.some(({ path, shown: now }) => missing(path, now, at)));
}

function wrongIn(
  read: string,
  write: string,
  { path, shown: now, sent }: Showing['wrong'][number],
  name: string,
): Violation {
  const actual = `The read shows ${shown(now)} in \`${path}\`, but ${shown(sent)} was written.`;
  return { exchange: read, twin: write, symptom: `another ${name}`, actual, members: [path] };
}

/** Showings, those last that show nothing wrong but members that are named by another one. */
function inOrder(showings: readonly Showing[], heads: ReadonlyMap<string, string>): Showing[] {
  const isHead = ({ path, isOld }: Showing['wrong'][number]) => !isOld || (heads.get(path) ?? path) === path;
  const isNamed = ({ wrong }: Showing) => wrong.length === 0 || wrong.some(isHead);
  return [...showings.filter(isNamed), ...showings.filter((one) => !isNamed(one))];
}

function contradiction(
  read: string,
  { path, shown: now, sent, than }: Showing['unlike'][number],
): { violation: Violation } {
  const after = (value: typeof sent) => (value === undefined ? 'an update that does not name it' : shown(value));
  const actual = `The read shows ${shown(now)} in \`${path}\` after ${after(sent)} was accepted, and ${shown(than.shown)} after ${after(than.sent)}.`;
  return { violation: { exchange: read, twin: than.read, symptom: `another ${path}`, actual, members: [path] } };
}

/** The member by which those are named that are ever found to keep an old value beside it. */
function headsOf(showings: readonly Showing[]): Map<string, string> {
  const heads = new Map<string, string>();
  const headOf = (path: string): string => {
    const head = heads.get(path) ?? path;
    return head === path ? path : headOf(head);
  };
  for (const { wrong } of showings) {
    const [first, ...others] = wrong.filter(({ isOld }) => isOld).map(({ path }) => path);
    if (first === undefined) continue;
    if (!heads.has(first)) heads.set(first, first);
    for (const other of others) {
      const [one, two] = [headOf(first), headOf(other)];
      heads.set(other, one);
      if (one !== two) heads.set(two, one);
    }
  }
  return new Map([...heads.keys()].map((path) => [path, headOf(path)]));
}

/** Says whether the answers of a read are judged for what they hold: where they are not, nobody else reports what is wrong in them. */
function isJudged({ campaigns }: Evidence, { kinds }: Operation): boolean {
  return campaigns.some(({ kind }) => kinds.includes(kind));
}
