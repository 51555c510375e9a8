import { UsageError } from '../errors.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import { applyEdits } from '../paths.ts';
import type { Difference, Subject } from './subject.ts';

/** Says which campaigns are not as their baselines have them, in which members, and prints the baselines that would do. */
export function unlikeBaselines(found: readonly [Subject, Difference[]][]): UsageError {
  const named = found.map(([{ lane }, differences]) => {
    const other = differences.filter(({ isLacking }) => !isLacking).map(({ member }) => member);
    const lacking = differences.filter(({ isLacking }) => isLacking).map(({ member }) => member);
    const said = [
      ...(other.length > 0 ? [`differs in ${other.join(', ')}`] : []),
      ...(lacking.length > 0 ? [`has ${lacking.join(', ')}, which the baseline lacks`] : []),
    ];
    return `${lane.campaign.key} ${said.join('; ')}`;
  });
  const bodies = found.map(
    ([{ lane }, differences]) =>
      `The baseline of ${lane.campaign.key} as its read shows it:\n${JSON.stringify(asRead(lane.baseline, differences), null, 2)}`,
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
function asRead(baseline: JsonObject, differences: readonly Difference[]): JsonObject {
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
