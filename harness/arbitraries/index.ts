/**
 * Bodies made at random from the contract: conforming ones and near-misses, and the pieces they are made of.
 *
 * @module
 */
export { clockArbitrary } from './clock.ts';
export { conformingArbitrary } from './conforming.ts';
export { edged } from './edged.ts';
export { foreignValue } from './foreign-value.ts';
export { fromFaker } from './from-faker.ts';
export { listArbitrary } from './list.ts';
export { nearMissArbitrary } from './near-miss.ts';
export { numberArbitrary, type Window } from './number.ts';
export { outOfRange } from './out-of-range.ts';
export type { Break, Site } from './site.ts';
export { textArbitrary } from './text.ts';
export { tooLong } from './too-long.ts';
export { valueArbitrary } from './value.ts';
export { type Variable, variables } from './variables.ts';
export { wrongFormat } from './wrong-format.ts';
export { wrongType } from './wrong-type.ts';
export { zoneArbitrary } from './zone.ts';
