import type { Command } from 'commander';
import type { Context } from './context.ts';

/** Adds `restore`. */
export function addRestore(_program: Command, _context: Context): void {}
