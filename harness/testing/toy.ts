/**
 * The made-up vendor that the engine's tests run against: two operations, as small as an API can be.
 *
 * @module
 */
import type { Contract, Validators } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { loadRules } from '../rules.ts';
import { madeUp } from './vendor.ts';

/** Where the shipped rules stand. */
const RULES = new URL('../../suites/rules/', import.meta.url);

const toy = await madeUp(new URL('./toy/', import.meta.url));

/** What the toy vendor promises. */
export const toyContract: Contract = toy.contract;

/** The config's JSON Schema, as generated for the toy vendor. */
export const toySchema: JsonObject = toy.schema;

/** The toy vendor's precompiled validators. */
export const toyValidators: Validators = toy.validators;

/** The shipped rules, as every run loads them. */
export const shippedRules = await loadRules(RULES);

/** A config that names the toy target; a new one each time, so that a test may change it. */
export function toyConfig(): { targets: { toy: { toy: ToyEntry } } } {
  return toy.config() as { targets: { toy: { toy: ToyEntry } } }; // what its file holds
}

/** The toy vendor's part of its config. */
export interface ToyEntry extends JsonObject {
  shop: string;
  auth: { token: string };
  values: { streets: string[] };
  campaigns: { [key: string]: { [key: string]: Json; baseline: JsonObject } };
}
