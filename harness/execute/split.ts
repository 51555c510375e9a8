import type { Exchange } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Case, Edit } from '../model/verdict.ts';
import { applyEdits, getPath } from '../paths.ts';
import { settle } from '../plan/counterpart.ts';
import type { Pack } from '../plan/pack.ts';
import { unlessSpent } from './budget.ts';
import { aimOf } from './conversation.ts';
import type { Subject } from './subject.ts';

/**
 * Sends the values of several positive cases in one body. A refused body is halved until the culprit stands alone, or until both
 * halves are accepted: then it is their meeting that is refused, and it is made as small as can be.
 */
export async function sendPack(subject: Subject, pack: Pack): Promise<void> {
  const sent = await subject.write(bodyOf(subject, pack), { role: 'positive', cases: ids(pack) }, 'base');
  if (subject.log.accepted(sent)) return;
  // A value that is known to be refused alone is named once: what stands beside it is tried without it.
  const others = pack.filter((one) => !subject.refusedAlone.has(one));
  if (others.length === 0) return;
  const rest = others.length < pack.length ? await tryPart(subject, others, sent) : sent;
  if (rest && !subject.log.accepted(rest)) await split(subject, others, rest);
}

async function split(subject: Subject, pack: Pack, refused: Exchange): Promise<void> {
  const [only, ...others] = pack;
  if (only && others.length === 0) {
    if (await isExcused(subject, pack, refused)) return;
    if (subject.log.outcome(refused) !== 'refused') return;
    subject.refusedAlone.add(only);
    await narrow(subject, only, refused);
    return;
  }
  const half = Math.ceil(pack.length / 2);
  let whole = true;
  for (const part of [pack.slice(0, half), pack.slice(half)]) {
    const sent = await tryPart(subject, part, refused);
    if (!sent) {
      leaveOpen(subject, pack, refused);
      return;
    }
    if (subject.log.accepted(sent)) continue;
    whole = false;
    await split(subject, part, sent);
  }
  if (whole && subject.log.outcome(refused) === 'refused') await blameMeeting(subject, pack, refused);
}

/**
 * Looks in a refused list for the shortest part that is refused by itself, half by half. It becomes a case of its own, so that one
 * day out of seven is named and not all of them.
 */
async function narrow(subject: Subject, asked: Case, refused: Exchange): Promise<void> {
  let smallest: { asked: Case; sent: Exchange } | undefined;
  for (let list = listIn(asked); list && list.length > 1; list = smallest && listIn(smallest.asked)) {
    const half = Math.ceil(list.length / 2);
    let found: typeof smallest;
    for (const items of [list.slice(0, half), list.slice(half)]) {
      const part = partOf(subject, asked, items);
      const sent = await tryPart(subject, [part], refused);
      if (!sent) {
        leaveOpen(subject, [asked], refused);
        break;
      }
      if (subject.log.outcome(sent) === 'refused') found = { asked: part, sent };
      if (found) break;
    }
    if (!found) break;
    smallest = found;
  }
  if (!smallest) return;
  subject.counterexamples.set(smallest.asked, 'refused');
}

/** The list that a case sends in the place of another, where that is all it does. */
function listIn({ recipe: { edits } }: Case): readonly Json[] | undefined {
  const [edit, ...others] = edits;
  return others.length === 0 && Array.isArray(edit?.value) ? edit.value : undefined;
}

/** A case that sends some items of another one's list, called by the values that its clause speaks of. */
function partOf({ contract }: Subject, asked: Case, items: Json[]): Case {
  const path = contract.clauses.find(({ id }) => id === asked.clause)?.path ?? '';
  const [, member] = path.split('[].');
  const reported = items.map((item) => JSON.stringify(member === undefined ? item : (getPath(item, member) ?? item)));
  const label = `${reported.join(', ')} for \`${path}\``;
  const edits = asked.recipe.edits.map((edit): Edit => ({ ...edit, value: items }));
  return {
    ...asked,
    id: `${asked.rule}/${asked.clause}/${label}`,
    label,
    recipe: { ...asked.recipe, edits },
  };
}

/** Notes that follow-ups ran out before it was found which of some values is refused. */
function leaveOpen(subject: Subject, pack: Pack, refused: Exchange): void {
  const sent = subject.log.exchanges.filter(({ role }) => role === 'split').length;
  const what = pack.length === 1 ? 'which part of a list' : `which of ${pack.length} values`;
  const note = `Splitting stopped after ${sent} follow-ups: ${what} is refused in ${refused.id} is open.`;
  subject.leaveOpen({ kind: 'split', note, cases: ids(pack) });
}

/** Sends part of a refused body; nothing where no request is left for it. */
async function tryPart(subject: Subject, part: Pack, refused: Exchange): Promise<Exchange | undefined> {
  const meta = { role: 'split', cases: ids(part), of: refused.id } as const;
  return subject.write(bodyOf(subject, part), meta, 'split').catch(unlessSpent);
}

/** Takes values out of a refused body for as long as it stays refused. What is left becomes a case of its own. */
async function blameMeeting(subject: Subject, pack: Pack, refused: Exchange): Promise<void> {
  let smallest = pack;
  let shown = refused;
  for (const one of pack) {
    const fewer = smallest.filter((other) => other !== one);
    if (fewer.length < 2) break;
    const sent = await tryPart(subject, fewer, refused);
    if (!sent) break;
    if (subject.log.outcome(sent) !== 'refused') continue;
    smallest = fewer;
    shown = sent;
  }
  if (await isExcused(subject, smallest, refused)) return;
  const { meetings } = subject.script;
  if (meetings === undefined) return;
  const meeting = meetingOf(subject, smallest, meetings);
  subject.log.reassign(shown.id, { ...aimOf(shown), cases: [meeting.id] });
  subject.counterexamples.set(meeting, 'refused');
}

/** Values that are accepted one by one and refused together, as a case of the rule that judges them. */
function meetingOf({ script }: Subject, pack: Pack, rule: string): Case {
  const clause = `${script.operation.id}.duty.conforming`;
  const label = pack.map(({ label: one }) => one).join(' with ');
  return {
    id: `${rule}/${clause}/${label}`,
    operation: script.operation.id,
    rule,
    clause,
    label,
    expect: 'accepted',
    recipe: {
      operation: script.operation.id,
      campaign: script.campaign.key,
      credential: 'own',
      base: 'baseline',
      edits: settle(
        script.operation,
        script.baseline,
        pack.flatMap(({ recipe }) => recipe.edits),
      ),
    },
  };
}

/** Tells whether a refused body is accepted once something is left out that the pages allow to leave out. */
async function isExcused(subject: Subject, pack: Pack, refused: Exchange): Promise<boolean> {
  const body = bodyOf(subject, pack);
  for (const absent of omissions(subject, body)) {
    const without = applyEdits(
      body,
      absent.map((path): Edit => ({ path })),
    );
    const meta = { role: 'split', cases: ids(pack), of: refused.id } as const;
    const sent = await subject.write(without, meta, 'split').catch(unlessSpent);
    if (!sent) {
      const note = `Whether what ${refused.id} sent is accepted without ${absent.join(', ')} is open: no request was left for it.`;
      subject.leaveOpen({ kind: 'excuse', note, cases: ids(pack) });
    }
    if (!sent || subject.log.accepted(sent)) return true;
  }
  return false;
}

function omissions({ script }: Subject, body: JsonObject): string[][] {
  return script.operation.open.flatMap((open) => {
    if (!('when' in open)) return [];
    const holds = Object.entries(open.when).every(([path, value]) => getPath(body, path) === value);
    const there = open.absent.filter((path) => getPath(body, path) !== undefined);
    return holds && there.length > 0 ? [there] : [];
  });
}

function bodyOf({ script }: Subject, pack: Pack): JsonObject {
  const edits = pack.flatMap(({ recipe }) => recipe.edits);
  return applyEdits(script.baseline, settle(script.operation, script.baseline, edits));
}

function ids(pack: readonly Case[]): string[] {
  return pack.map(({ id }) => id);
}
