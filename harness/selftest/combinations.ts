import type { VariantEntry } from '../commands/context.ts';
import { fakerOf } from '../plan/faker.ts';

/** A value for each switch that is moved: switch → value. */
export type Switches = { readonly [name: string]: string };

/** Every value of every switch by itself, but those a target has anyway. */
export function singles(variants: readonly VariantEntry[]): Switches[] {
  return variants.flatMap(({ id, values, default: usual }) =>
    values.filter((value) => value !== usual).map((value) => ({ [id]: value })),
  );
}

/**
 * A few switches moved at once, so that each value of each switch is moved in one of the combinations. The same seed gives the same ones.
 *
 * @param size Switches of a combination, at most.
 */
export function covering(variants: readonly VariantEntry[], size: number, seed: number): Switches[] {
  const combined: { [name: string]: string }[] = [];
  for (const single of fakerOf(seed).helpers.shuffle(singles(variants))) {
    const isFree = (one: Switches) =>
      Object.keys(one).length < size && Object.keys(single).every((name) => !(name in one));
    const room = combined.find(isFree);
    if (room) Object.assign(room, single);
    else combined.push({ ...single });
  }
  return combined;
}

/**
 * Many switches moved at once. Each combination moves another share of them, from a few to nearly all, for what two switches do
 * together may be hidden by a third. The same seed gives the same combinations, and a longer list begins with the shorter one.
 */
export function combinations(variants: readonly VariantEntry[], count: number, seed: number): Switches[] {
  const { helpers, number } = fakerOf(seed);
  return Array.from({ length: count }, () => {
    const share = number.float({ min: 0.05, max: 0.95 });
    const moved = variants.filter(() => number.float() < share);
    return Object.fromEntries(
      moved.map(({ id, values, default: usual }) => [
        id,
        helpers.arrayElement(values.filter((value) => value !== usual)),
      ]),
    );
  });
}

/** As text: `name=value name=value`. */
export function written(switches: Switches): string {
  return Object.entries(switches)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/**
 * The fewest switches of a combination that still raise an alarm, as far as leaving out ever smaller parts finds them.
 *
 * @param alarms Tells whether a combination raises an alarm.
 */
export async function smallest(switches: Switches, alarms: (fewer: Switches) => Promise<boolean>): Promise<Switches> {
  let names = Object.keys(switches);
  const only = (kept: readonly string[]) =>
    Object.fromEntries(Object.entries(switches).filter(([name]) => kept.includes(name)));
  for (let size = Math.ceil(names.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < names.length && names.length > 1; ) {
      const fewer = names.toSpliced(at, size);
      if (fewer.length > 0 && (await alarms(only(fewer)))) names = fewer;
      else at += size;
    }
  }
  return only(names);
}
