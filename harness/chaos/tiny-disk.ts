import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground } from './ground.ts';
import { JOURNALS } from './journals.ts';

/** The folder of journals and locks. */
export const folder = ({ dir }: Ground) => join(dir, JOURNALS);

/** Why nothing can be mounted here; `undefined` where it can. */
export const asRoot = () =>
  process.getuid?.() === 0 && process.platform === 'linux' ? undefined : 'a file system can be mounted by root alone';

/** Mounts a tiny file system in place of the folder of journals. */
export function mount(ground: Ground, options: string): void {
  mkdirSync(folder(ground), { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder(ground)]);
}

/** Takes it away again, with all that lies in it. */
export function unmount(ground: Ground): void {
  try {
    execFileSync('umount', [folder(ground)], { stdio: 'ignore' });
  } catch {
    // It was unmounted before.
  }
}

/** Takes all the room there is. */
export function fill(ground: Ground): void {
  ground.planted.add('full');
  try {
    writeFileSync(join(folder(ground), 'full'), 'x'.repeat(1 << 20));
  } catch {
    // That is what it is for.
  }
}

/** Gives the room back. */
export const empty = (ground: Ground) => {
  rmSync(join(folder(ground), 'full'), { force: true });
};

/** Moves what lies in the mounted folder to where it lies without it. */
export function unmountKeeping(ground: Ground): void {
  const files = readdirSync(folder(ground)).flatMap((name) => {
    try {
      return [{ name, bytes: readFileSync(join(folder(ground), name)) }];
    } catch {
      return [];
    }
  });
  unmount(ground);
  for (const { name, bytes } of files) writeFileSync(join(folder(ground), name), bytes);
}
