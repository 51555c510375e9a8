import { UsageError } from '../errors.ts';
import { answerOf, repeats } from '../evidence/answer.ts';
import { changes } from '../evidence/changes.ts';
import { wrapped } from '../evidence/envelope.ts';
import type { Exchange } from '../model/exchange.ts';
import { isObject, isScalar, type Json, type JsonObject } from '../model/json.ts';
import { applyEdits, getPath } from '../paths.ts';
import { members } from '../plan/members.ts';
import type { Subject } from './subject.ts';

/** One member in which a campaign, as it is read, differs from its baseline. */
export interface BaselineDifference {
  /** Path in the request. */
  member: string;
  shown: Json;
  /** True where the baseline lacks the member: putting it back would not put that back. */
  isLacking: boolean;
  /** True where it is shown in another form than it is sent in, such as an id for a name. */
  isOtherForm?: true;
}

/** The members in which a read of the campaign differs from its baseline, those that the baseline lacks among them. */
export function differencesOf({ contract, script }: Subject, read: Exchange): BaselineDifference[] {
  const operation = contract.operations.find(({ id }) => id === read.operation) ?? script.operation;
  // Of an answer that was cut nothing can be said; what was found is then not known either.
  const answer = answerOf(operation, read);
  const echoed = new Map(Object.entries(operation.echo).map(([path, member]) => [member, path]));
  const formed = new Map(Object.entries(operation.otherForm ?? {}).map(([path, member]) => [member, path]));
  const others = members(script.operation).flatMap(({ path }): BaselineDifference[] => {
    if (path.includes('[]') || answer === undefined) return [];
    const form = formed.get(path);
    const shown = getPath(answer, form ?? echoed.get(path) ?? wrapped(operation, path));
    const sent = getPath(script.baseline, path);
    if (shown === undefined || shown === null) return [];
    if (sent === undefined) return [{ member: path, shown, isLacking: true, ...(form ? { isOtherForm: true } : {}) }];
    if (form) return [];
    // Whether or not the pages say that a read repeats it, and to the letter: in the end the two reads are compared so. Inside objects by
    // itself; of another type it is another form, and a text for a list is a mistake of the read, which its rules judge.
    const isSameShape = isOneShape(sent, shown);
    const isAlike =
      isSameShape && (echoed.has(path) || typeof sent === typeof shown) && !isObject(sent) && !isObject(shown);
    // A number for a text that spells it is a mistake of the read, which its rules judge.
    const isSpelled = isScalar(sent) && isScalar(shown) && String(sent) === String(shown);
    const isElse = isAlike && !isSpelled && !repeats(sent, shown) && changes(sent, asSent(sent, shown)).length > 0;
    return isElse ? [{ member: path, shown: asSent(sent, shown), isLacking: false }] : [];
  });
  const lacking = others.filter(({ isLacking }) => isLacking);
  // A member that is lacking takes all below it along.
  const isOutermost = ({ member }: BaselineDifference) =>
    !lacking.some((other) => member.startsWith(`${other.member}.`));
  return others.filter((one) => !one.isLacking || isOutermost(one));
}

/** Says whether two values are of one shape: both lists, of items of one shape where they have any; both true or false; or both anything else. */
function isOneShape(one: Json, other: Json): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    const [first] = one;
    return (
      first === undefined ||
      other.length === 0 ||
      other.some((item) => isObject(first) === isObject(item) && isOneShape(first, item))
    );
  }
  return Array.isArray(one) === Array.isArray(other) && (typeof one === 'boolean') === (typeof other === 'boolean');
}

/** What is shown of a list, without members of its items that are not sent: a server may add its own. */
function asSent(sent: Json, shown: Json): Json {
  if (!Array.isArray(sent) || !Array.isArray(shown)) return shown;
  const names = new Set(sent.flatMap((item) => (isObject(item) ? Object.keys(item) : [])));
  const kept = (item: JsonObject) => Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
  return shown.map((item) => (isObject(item) ? kept(item) : item));
}

/** Says which campaigns are not as their baselines have them, in which members, and prints the baselines that would do. */
export function unlikeBaselines(found: readonly [Subject, BaselineDifference[]][]): UsageError {
  const named = found.map(([{ script }, differences]) => {
    const other = differences.filter(({ isLacking }) => !isLacking).map(({ member }) => member);
    const lacking = differences.filter(({ isLacking }) => isLacking).map(({ member }) => member);
    const said = [
      ...(other.length > 0 ? [`differs in ${other.join(', ')}`] : []),
      ...(lacking.length > 0 ? [`has ${lacking.join(', ')}, which the baseline lacks`] : []),
    ];
    return `${script.campaign.key} ${said.join('; ')}`;
  });
  const bodies = found.map(
    ([{ script }, differences]) =>
      `The baseline of ${script.campaign.key} as its read shows it:\n${JSON.stringify(asRead(script.baseline, differences), null, 2)}`,
  );
  return new UsageError(
    `Campaigns are not as their baselines have them: ${named.join('. ')}. Nothing was written`,
    [
      'Bring the baselines up to date, run `restore` if an earlier run was killed, or give --overwrite to put the baselines there.',
      ...bodies,
    ].join('\n'),
  );
}

/** A baseline with what a read shows in place of what differs, as far as it can be set there. */
function asRead(baseline: JsonObject, differences: readonly BaselineDifference[]): JsonObject {
  return differences.reduce<JsonObject>(
    (body, { member, shown, isOtherForm }) => {
      const value = isOtherForm ? `FILL IN: the read shows ${JSON.stringify(shown)}` : shown;
      try {
        return applyEdits(body, [{ path: member, value }]);
      } catch {
        return body;
      }
    },
    isObject(baseline) ? baseline : {},
  );
}
