import type { Command } from 'commander';
import type { Context } from './context.ts';

/** Adds `diff`. */
export function addDiff(_program: Command, _context: Context): void {}
