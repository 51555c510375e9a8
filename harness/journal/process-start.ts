import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:process';
import { digest } from './digest.ts';

/** What the operating system says of a process id: that nobody alive has it, or when its process was started; `undefined` where it says neither. */
export type ProcessState = { gone: true } | { gone: false; start: string } | undefined;

const seen = (state: string, start: string): ProcessState =>
  // A zombie has ended; only its parent has not noticed, and the first process of a container never does.
  /^[ZX]/.test(state) ? { gone: true } : { gone: false, start: digest(start) };

/**
 * When a process was started, as a text that no other process with the same id has: ids are given again, starts are not.
 * It stays the same when the system clock is set.
 */
export function seenOf(pid: number): ProcessState {
  try {
    if (platform === 'linux') return linux(pid);
    if (platform === 'darwin') return mac(pid);
  } catch {
    // Another user's process may be hidden, and a container may have no /proc.
  }
  return undefined;
}

function linux(pid: number): ProcessState {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is a name in brackets, and may hold brackets and spaces itself. Behind it comes field 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  return state === undefined || ticks === undefined ? undefined : seen(state, `${boot} ${ticks}`);
}

function mac(pid: number): ProcessState {
  const { stdout } = spawnSync('/bin/ps', ['-o', 'stat=', '-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    // The time is written as the reader's zone and language have it; holder and reader must see the same.
    env: { LC_ALL: 'C', TZ: 'UTC' },
  });
  const [, state, start] = /^\s*(\S+)\s+(\S.*?)\s*$/s.exec(stdout) ?? [];
  return state === undefined || start === undefined ? undefined : seen(state, start);
}
