import { isObject, type Json } from '../model/json.ts';

/** All texts in a value. */
export function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== undefined && isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
