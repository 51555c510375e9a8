import type { Exchange } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Case, Edit } from '../model/verdict.ts';
import { applyEdits, getPath } from '../paths.ts';
import { settle } from '../plan/counterpart.ts';
import type { Pack } from '../plan/pack.ts';
import { type Subject, unlessSpent } from './subject.ts';

/**
 * Sends the values of several positive cases in one body. A refused body is halved until the culprit stands alone; a culprit on a
 * combination the pages leave open is then tried in each way they allow.
 */
export async function sendPack(subject: Subject, pack: Pack): Promise<void> {
  const sent = await subject.write(bodyOf(subject, pack), { role: 'positive', cases: ids(pack) }, 'base');
  if (subject.log.accepted(sent)) return;
  await split(subject, pack, sent);
}

async function split(subject: Subject, pack: Pack, refused: Exchange): Promise<void> {
  if (pack.length === 1) return tryOtherwise(subject, pack, refused);
  const half = Math.ceil(pack.length / 2);
  for (const part of [pack.slice(0, half), pack.slice(half)]) {
    const sent = await subject
      .write(bodyOf(subject, part), { role: 'split', cases: ids(part), of: refused.id }, 'split')
      .catch(unlessSpent);
    if (!sent) return;
    if (!subject.log.accepted(sent)) await split(subject, part, sent);
  }
}

/** Leaves out what an open combination allows to leave out, one way after the other, until the value is accepted. */
async function tryOtherwise(subject: Subject, pack: Pack, refused: Exchange): Promise<void> {
  const body = bodyOf(subject, pack);
  for (const absent of omissions(subject, body)) {
    const without = applyEdits(
      body,
      absent.map((path): Edit => ({ path })),
    );
    const meta = { role: 'split', cases: ids(pack), of: refused.id } as const;
    const sent = await subject.write(without, meta, 'split').catch(unlessSpent);
    if (!sent || subject.log.accepted(sent)) return;
  }
}

function omissions({ lane }: Subject, body: JsonObject): string[][] {
  return lane.update.open.flatMap((open) => {
    if (!('when' in open)) return [];
    const holds = Object.entries(open.when).every(([path, value]) => same(getPath(body, path), value));
    const there = open.absent.filter((path) => getPath(body, path) !== undefined);
    return holds && there.length > 0 ? [there] : [];
  });
}

function same(one: Json | undefined, other: Json): boolean {
  return one === other;
}

function bodyOf({ lane }: Subject, pack: Pack): JsonObject {
  const edits = pack.flatMap(({ recipe }) => recipe.edits);
  return applyEdits(lane.baseline, settle(lane.update, lane.baseline, edits));
}

function ids(pack: readonly Case[]): string[] {
  return pack.map(({ id }) => id);
}
