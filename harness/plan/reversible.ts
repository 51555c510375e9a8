import type { Campaign, VendorTarget } from '../model/config.ts';
import type { Operation } from '../model/contract.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Edit, RequestRecipe } from '../model/verdict.ts';
import { applyEdits } from '../paths.ts';

/** Of a script, what says which bodies its campaign can be put back from. */
export interface Written {
  target: VendorTarget;
  campaign: Campaign;
  operation: Operation;
  baseline: JsonObject;
  counterpart: Edit[];
  sample?: JsonObject;
  foreign?: Written;
}

/**
 * Says whether a request may leave something behind that putting the baseline back does not take away: its body has a member that the
 * baseline of the campaign it is sent to lacks, and a target may keep what an update does not name.
 *
 * @param scripts The other campaigns of the run: a step that is one's own update is made of its bodies, and may be sent to another.
 */
export function isIrreversible(recipe: RequestRecipe, script: Written, scripts: readonly Written[] = []): boolean {
  const body = bodyOf(recipe, script, scripts);
  const to = [
    script,
    ...(script.foreign ? [script.foreign] : []),
    ...scripts.filter(({ target }) => target === script.target),
  ];
  const baseline = to.find(({ campaign }) => campaign.key === recipe.campaign)?.baseline ?? {};
  return body !== undefined && exceeds(body, baseline);
}

/** Says whether a body has a member that another lacks, inside its objects too. */
export function exceeds(body: JsonObject, baseline: JsonObject): boolean {
  return Object.entries(body).some(([name, value]) => {
    const before = Object.hasOwn(baseline, name) ? baseline[name] : undefined;
    return before === undefined || (isObject(value) && isObject(before) && exceeds(value, before));
  });
}

/** The body that a request carries; nothing where it carries none, or no object. */
function bodyOf(
  { base, edits, raw, operation }: RequestRecipe,
  script: Written,
  scripts: readonly Written[],
): JsonObject | undefined {
  if (raw !== undefined) return objectIn(raw);
  if (base === undefined) return undefined;
  const peer =
    operation === script.operation.id ? script : (scripts.find((one) => one.operation.id === operation) ?? script);
  const start = base === 'empty' ? {} : base === 'sample' ? (peer.sample ?? {}) : peer.baseline;
  return applyEdits(base === 'counterpart' ? applyEdits(start, peer.counterpart) : start, edits);
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json; // what JSON.parse returns is JSON
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
