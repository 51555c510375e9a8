import type { Command } from 'commander';
import type { Context } from './context.ts';

/** Adds `replay`. */
export function addReplay(_program: Command, _context: Context): void {}
