import type { Line } from './names.ts';

/**
 * How firmly the documentation stands behind a clause: a table and a sample agree, only one of them says it,
 * or it rests on a standard (HTTP, JSON, JWT) that the pages leave unsaid.
 */
export type Basis = 'table+sample' | 'table' | 'sample' | 'standard';

/** Where a statement stands: page id (see `specs/sources.yaml`) and its lines there, counted from 1. Empty for `standard`. */
export interface Source {
  page: string;
  lines: Line[];
}

/** A source that is a page and no standard. */
export interface Cited extends Source {
  /** @minLength 1 */
  page: string;
  /** @minItems 1 */
  lines: Line[];
}
