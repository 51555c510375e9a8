import { tmpdir } from 'node:os';
import { Command } from './command.ts';
import type { Abilities } from './world.ts';

/** Finds out which flags the product has, from its help. */
export async function abilitiesOf(): Promise<Abilities> {
  const help = async (command: string) => {
    const { out } = await new Command([command, '--help'], { cwd: tmpdir(), limitMs: 60_000 }).ended;
    return out;
  };
  const [run, restore] = await Promise.all([help('run'), help('restore')]);
  return {
    patience: run.includes('--patience'),
    restorePatience: restore.includes('--patience'),
    timeout: run.includes('--timeout'),
  };
}
