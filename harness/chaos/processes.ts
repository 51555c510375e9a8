import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Sends a signal to a process, or to a group where the number is negative; one that is gone is passed over. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

/** The text of a file of the system's; empty where there is none. */
export function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Children of a process, and theirs; none where the system does not show them. */
export function descendantsOf(pid: number): number[] {
  const children = contentOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/** The socket that is bound to a loopback port, by its number in the system's table. */
export function socketAt(port: number): string | undefined {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = ['tcp', 'tcp6'].flatMap((table) => contentOf(`/proc/net/${table}`).split('\n').slice(1));
  const fields = rows.map((row) => row.trim().split(/\s+/)).find(([, address]) => address?.endsWith(local));
  return fields?.[9];
}

/** Whether a process holds a socket. */
export function holdsSocket(pid: number, socket: string): boolean {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).some((fd) => linkOf(`${folder}/${fd}`) === `socket:[${socket}]`);
  } catch {
    return false;
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
