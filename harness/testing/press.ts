import type { Composition } from '../commands/context.ts';
import { compose } from '../main.ts';
import { shippedRules } from './toy.ts';
import { type MadeUpVendor, madeUp } from './vendor.ts';

/** The made-up vendor whose campaigns come and go. */
export const pressVendor: MadeUpVendor = await madeUp(new URL('./press/', import.meta.url));

/** The parts of the suite, put together for the press in place of the real vendors. */
export async function composePress(): Promise<Composition> {
  const { contract, validators, schema } = pressVendor;
  return { ...(await compose()), contract, validators, configSchema: schema, rules: shippedRules, samples: [] };
}
