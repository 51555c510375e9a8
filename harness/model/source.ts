/**
 * How firmly the documentation stands behind a clause: a table and a sample agree, only one of them says it,
 * or it rests on a standard (HTTP, JSON, JWT) that the pages leave unsaid.
 */
export type Basis = 'table+sample' | 'table' | 'sample' | 'standard';

/** Where a statement stands: page id (see `specs/sources.yaml`) and its lines there, counted from 1. Empty for `standard`. */
export interface Source {
  page: string;
  lines: number[];
}
