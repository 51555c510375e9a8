import type { Contract, Operation } from '../model/contract.ts';
import type { Discrepancy, ObservationEntry, ProbeStep } from '../model/discrepancy.ts';
import { isWrite, updatesOf } from '../model/effect.ts';
import { isSafe } from '../model/exchange.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Profile } from '../model/results.ts';
import type { Case, Edit, NotAsked, Reason, RequestRecipe } from '../model/verdict.ts';
import { includesProfile } from './profile.ts';
import { isIrreversible } from './reversible.ts';
import type { PlannedProbe, PlannedStep, Script } from './script.ts';
import type { Selection } from './selection.ts';

/** Rule id under which probes stand among cases and reasons. */
export const PROBE = 'probe';

/** Id of the case that stands for a step of an entry's probe. */
export function stepId(entry: string, step: string): string {
  return `${PROBE}/${entry}/${step}`;
}

/** The entries of the catalogues that are asked of an operation: those whose first operation it is. */
function entriesOf({ discrepancies, observations }: Contract, { id }: Operation): (Discrepancy | ObservationEntry)[] {
  return [...discrepancies, ...observations].filter(({ operations }) => operations[0] === id);
}

/**
 * Plans the probes of a script. What would be sent again is not: a step that is one of the script's near-misses shares its exchange.
 *
 * @returns The probes, what may destroy last; and the entries that cannot be asked, with the reason.
 */
export function planProbes(
  contract: Contract,
  script: Script,
  scripts: readonly Script[],
  { profile, allowDestructive = false }: Selection,
): { probes: PlannedProbe[]; notAsked: NotAsked[] } {
  const probes: PlannedProbe[] = [];
  const notAsked: NotAsked[] = [];
  const known = sentAnyway(script);
  for (const operation of script.judged) {
    for (const entry of entriesOf(contract, operation)) {
      const refuse = (reason: Reason) =>
        notAsked.push({ operation: operation.id, rule: PROBE, clause: entry.id, reason });
      const named = Object.entries(entry.probe?.steps ?? {});
      if (named.length === 0) continue;
      if (!includesProfile(profile, profileOf(entry))) {
        refuse('profile');
        continue;
      }
      const allowed = named.filter(([, step]) => allowDestructive || !leadsToHarm(step, named));
      if (allowed.length < named.length) refuse('destructive not allowed');
      const steps = allowed.map(([name, step]) =>
        planned(entry.id, name, step, { contract, operation, script, scripts, known, named, allowDestructive }),
      );
      const missing = steps.find((step): step is Reason => typeof step === 'string');
      if (missing !== undefined) {
        refuse(missing);
        continue;
      }
      const ready = steps.filter((step) => typeof step !== 'string');
      if (ready.length === 0) continue;
      const fromBaseline = ready.some(({ reads }) => reads);
      const crossing = ready.some(
        ({ case: { recipe } }) => recipe.base !== undefined && recipe.campaign !== script.campaign.key,
      );
      probes.push({ entry: entry.id, fromBaseline, crossing, steps: ready });
    }
  }
  const harm = (probe: PlannedProbe) => Number(isLast(contract, probe));
  return { probes: probes.toSorted((a, b) => harm(a) - harm(b)), notAsked };
}

/** The lowest profile that asks an entry: grave contradictions early, the rest by night. */
function profileOf(entry: Discrepancy | ObservationEntry): Profile {
  if ('profile' in entry) return entry.profile;
  return entry.severity === 'low' ? 'nightly' : 'standard';
}

/** A destructive step, or a read of what one leaves behind. */
function leadsToHarm(step: ProbeStep, named: readonly [string, ProbeStep][]): boolean {
  const before = named.find(([name]) => name === step.read)?.[1];
  return step.destructive === true || (before !== undefined && leadsToHarm(before, named));
}

/** What may convert the campaign, or sends it the page's own request, comes last. */
function isLast({ discrepancies, observations }: Contract, { entry }: PlannedProbe): boolean {
  const steps = [...discrepancies, ...observations].find(({ id }) => id === entry)?.probe?.steps ?? {};
  return Object.values(steps).some(({ destructive, base }) => destructive || base === 'sample');
}

/** What a script sends whatever is probed, by what makes a request the same. */
function sentAnyway({ batch, operation, read, campaign }: Script): Map<string, string> {
  const unchanged = (id: string, key: string, base?: 'baseline' | 'counterpart') =>
    signature({ operation: id, campaign: key, credential: 'own', edits: [], ...(base ? { base } : {}) });
  return new Map([
    ...batch.map((one): [string, string] => [signature(one.recipe), one.id]),
    [unchanged(operation.id, campaign.key, 'baseline'), 'role:control'],
    [unchanged(operation.id, campaign.key, 'counterpart'), 'role:twin'],
    ...(read ? [[unchanged(read.id, campaign.key), 'role:look'] satisfies [string, string]] : []),
  ]);
}

interface Scene {
  contract: Contract;
  operation: Operation;
  script: Script;
  scripts: readonly Script[];
  allowDestructive: boolean;
  known: Map<string, string>;
  named: readonly [string, ProbeStep][];
}

function planned(entry: string, name: string, step: ProbeStep, scene: Scene): PlannedStep | Reason {
  const { contract, script, known, named } = scene;
  const operation = contract.operations.find(({ id }) => id === step.operation) ?? scene.operation;
  const recipe = step.read === undefined ? recipeOf(step, operation, script) : readRecipe(script);
  if (typeof recipe === 'string') return recipe;
  const unwritten = unwrittenBy(recipe, operation, scene);
  if (unwritten) return unwritten;
  const asked: Case = {
    id: stepId(entry, name),
    operation: recipe.operation,
    rule: PROBE,
    clause: entry,
    label: `the step “${name}”`,
    expect: 'observed',
    recipe,
  };
  if (step.read !== undefined) return { case: asked, reads: stepId(entry, step.read) };
  const isRead = named.some(([, other]) => other.read === name);
  if (isRead) return { case: asked };
  const shared = isControlOf(recipe, contract, script) ? `control:${recipe.campaign}` : known.get(signature(recipe));
  if (shared === undefined) known.set(signature(recipe), asked.id);
  return { case: asked, ...(shared ? { shared } : {}) };
}

/** Why a request may not be sent: it writes to a campaign that this run does not write to, or cannot put back. */
function unwrittenBy(
  recipe: RequestRecipe,
  { method }: Operation,
  { script, scripts, allowDestructive }: Scene,
): Reason | undefined {
  if (isSafe({ method: recipe.method ?? method })) return undefined;
  const to = [script, ...scripts].find(
    ({ target, campaign }) => target === script.target && campaign.key === recipe.campaign,
  );
  if (!to?.mayWrite) return to?.unwritten ?? 'not selected';
  return !allowDestructive && isIrreversible(recipe, script, scripts) ? 'not in the baseline' : undefined;
}

/** Tells whether a request is the control of another campaign of the operator's: its own update with its own baseline. */
function isControlOf(recipe: RequestRecipe, contract: Contract, { campaign, target }: Script): boolean {
  const other = target.campaigns.find(({ key }) => key === recipe.campaign && key !== campaign.key);
  const [own] = other ? updatesOf(contract, { id: other.kind, vendor: target.vendor }) : [];
  const isBare =
    recipe.edits.length === 0 && !recipe.parameters && recipe.raw === undefined && recipe.method === undefined;
  return own?.id === recipe.operation && recipe.base === 'baseline' && isBare;
}

function readRecipe({ read, operation, campaign }: Script): RequestRecipe {
  return { operation: (read ?? operation).id, campaign: campaign.key, credential: 'own', edits: [] };
}

function recipeOf(step: ProbeStep, operation: Operation, script: Script): RequestRecipe | Reason {
  const isSent = operation.request !== undefined;
  const campaign = campaignFor(step, operation, script);
  if (campaign === undefined) return 'no campaign configured';
  if (step.base === 'sample' && !script.sample) return script.unsampled ?? 'no value configured';
  const edits: Edit[] = (step.omit ?? []).map((path) => ({ path }));
  for (const [path, value] of Object.entries(step.set ?? {})) {
    const filled = fill(value, script.target);
    if (filled === undefined) return 'no value configured';
    edits.push({ path, value: filled });
  }
  const parameters = (['query', 'header', 'path'] as const).flatMap((place) =>
    Object.entries(step[place] ?? {}).map(([name, value]) => ({
      in: place,
      name,
      ...(value === null ? {} : { value }),
    })),
  );
  return {
    operation: operation.id,
    campaign,
    credential: 'own',
    ...(isSent ? { base: step.base ?? 'counterpart' } : {}),
    edits,
    ...(step.raw === undefined ? {} : { raw: step.raw }),
    ...(step.method === undefined ? {} : { method: step.method }),
    ...(parameters.length > 0 ? { parameters } : {}),
  };
}

/** The campaign a step is sent to: the script's own, or the operator's disposable one of another kind. */
function campaignFor({ campaign: kind }: ProbeStep, operation: Operation, script: Script): string | undefined {
  if (kind === undefined || kind === script.kind.id) return script.campaign.key;
  const other = script.target.campaigns.find((one) => one.kind === kind && one.role === 'own');
  return !isWrite(operation) || other?.disposable ? other?.key : undefined;
}

/** A value of a step, with configured values in place of `{ pool, index }`; nothing where one is not configured. */
function fill(value: Json, target: Script['target']): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => fill(item, target));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isObject(value) || typeof value.pool !== 'string') return value;
  return target.values[value.pool]?.[Number(value.index ?? 0)];
}

/** What makes two requests the same, whoever asks for them. */
function signature({
  operation,
  campaign,
  credential,
  base,
  edits,
  raw,
  base64,
  method,
  settings,
  parameters,
}: RequestRecipe): string {
  const sorted = edits.toSorted((a, b) => a.path.localeCompare(b.path));
  return JSON.stringify([
    operation,
    campaign,
    credential,
    base,
    sorted,
    raw,
    base64,
    method,
    settings,
    parameters ?? [],
  ]);
}
