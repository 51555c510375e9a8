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

/** One value of each switch by itself, which one depends on the seed. */
export function sampledSingles(variants: readonly VariantEntry[], seed: number): Switches[] {
  const { helpers } = fakerOf(seed);
  return variants.map(({ id, values, default: usual }) => ({
    [id]: helpers.arrayElement(values.filter((value) => value !== usual)),
  }));
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
