/** What was found out of a value that does not change, found out once: `find` gives the same for the same value. Forgotten with the value. */
export function remembered<K extends object, V>(find: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: find(key) };
    known.set(key, found);
    return found.value;
  };
}

/** {@link remembered}, of two values together. */
export function rememberedOfTwo<K extends object, L extends object, V>(
  find: (one: K, other: L) => V,
): (one: K, other: L) => V {
  const of = remembered((one: K) => remembered((other: L) => find(one, other)));
  return (one, other) => of(one)(other);
}

/** Items by each of their keys, in their order. */
export function groupedBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const others = groups.get(key);
      if (others) others.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
