import type { Effect } from '../model/contract.ts';
import type { Property } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import type { Lane } from './lane.ts';
import { packSteps } from './pack.ts';
import { neighbourSteps, readBack, type Step } from './step.ts';

/** The accepted request that ends a bracket. */
const CLOSING: Step = { do: 'counterpart', role: 'twin', closing: true };

/** What is sent for rules of one operation that writes, in order. */
type Script = (lane: Lane) => Step[];

const when = (isSo: boolean, step: Step): Step[] => (isSo ? [step] : []);

const batched = (cases: readonly Case[]): Step[] => cases.map((one) => ({ do: 'case', case: one, batched: true }));
const alone = (cases: readonly Case[]): Step[] => cases.map((one) => ({ do: 'case', case: one, batched: false }));

const drawn = ({ properties }: Lane, expect: Property['expect']): Step[] =>
  properties
    .filter(({ property }) => property.expect === expect)
    .flatMap(({ property, cases }) =>
      cases.map((one): Step => ({ do: 'drawn', property, case: one, batched: expect === 'refused' })),
    );

const packed = (lane: Lane, read: Step[]): Step[] =>
  packSteps(lane.packs).flatMap(({ pack, isNew }): Step[] => [
    { do: 'pack', pack },
    ...(lane.read && isNew ? read : []),
  ]);

const sampled = ({ sample }: Lane): Step[] => (sample ? [{ do: 'sample' }] : []);

/** An update: near-misses are made from a body that differs from what is stored, and one read proves them all. */
const update: Script = (lane) => {
  const reads = readBack(lane) !== 'none';
  const read = (isBatched: boolean): Step[] => (reads ? [{ do: 'read', batched: isBatched }] : []);
  return [
    { do: 'control' },
    ...read(false),
    ...sampled(lane),
    ...packed(lane, read(false)),
    ...alone(lane.observed),
    { do: 'counterpart', role: 'twin' },
    { do: 'counterpart', role: 'repeat' },
    ...read(false),
    { do: 'set' },
    ...batched(lane.batch),
    ...drawn(lane, 'refused'),
    ...read(true),
    CLOSING,
    ...(lane.read ? read(false) : []),
    ...alone(lane.alone),
    ...drawn(lane, 'accepted'),
    ...(lane.read ? neighbourSteps(lane) : []),
  ];
};

/** What creates: each accepted request makes a campaign of its own, which is read, and deleted before the next. Nothing is stored before. */
const create: Script = (lane) => {
  const read = when(lane.read !== undefined, { do: 'read', batched: false });
  return [
    { do: 'control' },
    ...read,
    ...sampled(lane),
    ...packed(lane, read),
    ...alone(lane.observed),
    { do: 'counterpart', role: 'twin' },
    ...read,
    ...batched(lane.batch),
    ...drawn(lane, 'refused'),
    CLOSING,
    ...alone(lane.alone),
    ...drawn(lane, 'accepted'),
  ];
};

/**
 * What a campaign can be sent once, an act or its deletion: the control, and on a campaign of their own the requests that are refused, before
 * one that is accepted.
 */
const spend: Script = (lane) => {
  const isGone = lane.operation.effect === 'delete';
  const make = when(lane.making !== undefined, { do: 'make' });
  const read = when(lane.read !== undefined, { do: 'read', batched: false });
  const after = isGone ? when(lane.read !== undefined, { do: 'gone' }) : read;
  const refused = [...batched(lane.batch), ...drawn(lane, 'refused')];
  return [
    ...make,
    { do: 'control' },
    ...after,
    ...sampled(lane),
    ...(refused.length === 0 ? [] : [...make, ...refused, ...read, CLOSING, ...after]),
  ];
};

/** What only looks: the requests that are refused, between two that are accepted. What is there was looked at before; what is made is now. */
const look: Script = (lane) => {
  const { batch, read, list, judged, making, mayWrite } = lane;
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

const SCRIPTS: Readonly<Record<Effect, Script>> = {
  create,
  replace: update,
  merge: update,
  act: spend,
  delete: spend,
  read: look,
  list: look,
};

/** What is sent for rules, after the opening. */
export function ruleSteps(lane: Lane): Step[] {
  if (!lane.writes) return look(lane);
  const { operation, making } = lane;
  const isOnOwn = making !== undefined && (operation.effect === 'replace' || operation.effect === 'merge');
  const isListAsked = lane.batch.some((one) => one.operation === lane.list?.id);
  return [...when(isOnOwn, { do: 'make' }), ...SCRIPTS[operation.effect](lane), ...when(isListAsked, { do: 'list' })];
}
