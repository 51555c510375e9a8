import type { Effect } from '../model/contract.ts';
import type { Property } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import { packSteps } from './pack.ts';
import type { Script } from './script.ts';
import { neighbourSteps, readBack, type Step } from './step.ts';

/** The accepted request that ends a bracket. */
const CLOSING: Step = { do: 'counterpart', role: 'twin', closing: true };

/** What is sent for rules of one operation that writes, in order. */
type Outline = (script: Script) => Step[];

const when = (isSo: boolean, step: Step): Step[] => (isSo ? [step] : []);

const batched = (cases: readonly Case[]): Step[] => cases.map((one) => ({ do: 'case', case: one, batched: true }));
const alone = (cases: readonly Case[]): Step[] => cases.map((one) => ({ do: 'case', case: one, batched: false }));

const drawn = ({ properties }: Script, expect: Property['expect']): Step[] =>
  properties
    .filter(({ property }) => property.expect === expect)
    .flatMap(({ property, cases }) =>
      cases.map((one): Step => ({ do: 'drawn', property, case: one, batched: expect === 'refused' })),
    );

const packed = (script: Script, read: Step[]): Step[] =>
  packSteps(script.packs).flatMap(({ pack, isNew }): Step[] => [
    { do: 'pack', pack },
    ...(script.read && isNew ? read : []),
  ]);

const sampled = ({ sample }: Script): Step[] => (sample ? [{ do: 'sample' }] : []);

/** An update: near-misses are made from a body that differs from what is stored, and one read proves them all. */
const update: Outline = (script) => {
  const reads = readBack(script) !== 'none';
  const read = (isBatched: boolean): Step[] => (reads ? [{ do: 'read', batched: isBatched }] : []);
  return [
    { do: 'control' },
    ...read(false),
    ...sampled(script),
    ...packed(script, read(false)),
    ...observed(script),
    { do: 'counterpart', role: 'twin' },
    { do: 'counterpart', role: 'repeat' },
    ...read(false),
    { do: 'set' },
    ...batched(script.batch),
    ...drawn(script, 'refused'),
    ...read(true),
    CLOSING,
    ...(script.read ? read(false) : []),
    // As long as what is stored differs from the baseline in every member.
    ...(script.read ? neighbourSteps(script) : []),
    ...alone(script.alone),
    ...story(script, read(false)),
  ];
};

/** What is only observed; where nothing but an answer shows what is stored, a text that may have been altered is looked at. */
function observed(script: Script): Step[] {
  const repeated = new Set(Object.values(script.operation.echo));
  const isLookedAt = ({ recipe }: Case) =>
    readBack(script) === 'echo' &&
    recipe.edits.some(({ path, value }) => typeof value === 'string' && repeated.has(path));
  return script.observed.flatMap((one): Step[] => [
    ...alone([one]),
    ...when(isLookedAt(one), { do: 'read', batched: false, after: one.id }),
  ]);
}

/** Drawn updates one after the other, each read back, and the first once more: what is stored depends on the last one alone. */
function story(script: Script, read: Step[]): Step[] {
  const updates = drawn(script, 'accepted');
  const once = updates.flatMap((step) => [step, ...read]);
  return updates.length < 2 ? once : [...once, ...updates.slice(0, 1), ...read];
}

/** What creates: each accepted request makes a campaign of its own, which is read, and deleted before the next. Nothing is stored before. */
const create: Outline = (script) => {
  const read = when(script.read !== undefined, { do: 'read', batched: false });
  return [
    { do: 'control' },
    ...read,
    ...sampled(script),
    ...packed(script, read),
    ...alone(script.observed),
    { do: 'counterpart', role: 'twin' },
    ...read,
    ...batched(script.batch),
    ...drawn(script, 'refused'),
    CLOSING,
    ...alone(script.alone),
    ...drawn(script, 'accepted'),
  ];
};

/**
 * What a campaign can be sent once, an act or its deletion: the control, and on a campaign of their own the requests that are refused, before
 * one that is accepted.
 */
const spend: Outline = (script) => {
  const isGone = script.operation.effect === 'delete';
  const make = when(script.making !== undefined, { do: 'make' });
  const read = when(script.read !== undefined, { do: 'read', batched: false });
  const after = isGone ? when(script.read !== undefined, { do: 'gone' }) : read;
  const refused = [...batched(script.batch), ...drawn(script, 'refused')];
  return [
    ...make,
    { do: 'control' },
    ...after,
    ...sampled(script),
    ...(refused.length === 0 ? [] : [...make, ...refused, ...read, CLOSING, ...after]),
  ];
};

/** What only looks: the requests that are refused, between two that are accepted. What is there was looked at before; what is made is now. */
const look: Outline = (script) => {
  const { batch, read, list, judged, making, mayWrite } = script;
  const isMade = making !== undefined && mayWrite;
  const isAsked = (effect: Effect) =>
    judged.some(({ id, effect: own }) => own === effect && batch.some(({ operation }) => operation === id));
  return [
    ...when(isMade, { do: 'make' }),
    ...when(isMade && read !== undefined, { do: 'look' }),
    ...when(isMade && list !== undefined && judged.includes(list), { do: 'list' }),
    ...batched(batch),
    ...when(read !== undefined && isAsked('read'), { do: 'look' }),
    ...when(isAsked('list'), { do: 'list' }),
  ];
};

const OUTLINES: Readonly<Record<Effect, Outline>> = {
  create,
  replace: update,
  merge: update,
  act: spend,
  delete: spend,
  read: look,
  list: look,
};

/** What is sent for rules, after the opening. */
export function ruleSteps(script: Script): Step[] {
  if (!script.writes) return look(script);
  const { operation, making } = script;
  const isOnOwn = making !== undefined && (operation.effect === 'replace' || operation.effect === 'merge');
  const isListAsked = script.batch.some((one) => one.operation === script.list?.id);
  return [
    ...when(isOnOwn, { do: 'make' }),
    ...OUTLINES[operation.effect](script),
    ...when(isListAsked, { do: 'list' }),
  ];
}
