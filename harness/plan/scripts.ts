import type { Effect } from '../model/contract.ts';
import type { Property } from '../model/rule.ts';
import type { Case } from '../model/verdict.ts';
import type { Lane } from './lane.ts';
import { packSteps } from './pack.ts';
import { neighbourSteps, readBack, type Step } from './step.ts';

/** What is sent for rules of one operation that writes, in order. */
type Script = (lane: Lane) => Step[];

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
    { do: 'counterpart', role: 'twin', closing: true },
    ...(lane.read ? read(false) : []),
    ...alone(lane.alone),
    ...drawn(lane, 'accepted'),
    ...(lane.read ? neighbourSteps(lane) : []),
  ];
};

/** What creates: each accepted request makes a campaign of its own, which is read, and deleted before the next. Nothing is stored before. */
const create: Script = (lane) => {
  const read: Step[] = lane.read ? [{ do: 'read', batched: false }] : [];
  return [
    { do: 'control' },
    ...read,
    ...(lane.list ? [{ do: 'list' } as const] : []),
    ...sampled(lane),
    ...packed(lane, read),
    ...alone(lane.observed),
    { do: 'counterpart', role: 'twin' },
    ...read,
    ...batched(lane.batch),
    ...drawn(lane, 'refused'),
    { do: 'counterpart', role: 'twin', closing: true },
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
  const make: Step[] = lane.making ? [{ do: 'make' }] : [];
  const read: Step[] = lane.read ? [{ do: 'read', batched: false }] : [];
  const after: Step[] = isGone && lane.read ? [{ do: 'gone' }] : read;
  const refused = [...batched(lane.batch), ...drawn(lane, 'refused')];
  return [
    ...make,
    { do: 'control' },
    ...after,
    ...sampled(lane),
    ...(refused.length === 0
      ? []
      : [...make, ...refused, ...read, { do: 'counterpart', role: 'twin', closing: true } as const, ...after]),
  ];
};

/** What only looks: the requests that are refused, before one that is accepted. */
const look: Script = (lane) => {
  const { batch, read, list, judged } = lane;
  const again = (step: 'look' | 'list', effect: Effect): Step[] =>
    batch.some(({ operation }) => judged.some(({ id, effect: own }) => id === operation && own === effect))
      ? [{ do: step }]
      : [];
  return [
    ...(lane.making && lane.mayWrite ? [{ do: 'make' } as const, ...(read ? [{ do: 'look' } as const] : [])] : []),
    ...batched(batch),
    ...(read ? again('look', 'read') : []),
    ...(list ? again('list', 'list') : []),
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
  const closing = lane.batch.some((one) => one.operation === lane.list?.id) ? [{ do: 'list' } as const] : [];
  return [...(isOnOwn ? [{ do: 'make' } as const] : []), ...SCRIPTS[operation.effect](lane), ...closing];
}
