import { spawnSync } from 'node:child_process';
import { type Holder, thisProcess } from './holder.ts';
import type { JournalMeta } from './journal.ts';

/** Id of a process that was there and is gone. */
export const goneProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;

const campaign = (name: string) => ({
  name,
  vendor: 'acme',
  kind: 'call',
  id: `cd-${name}`,
  baseUrl: 'https://acme.example',
  operation: 'updateCall',
  baseline: { name: 'Spring' },
});

/** What a run notes down of two campaigns, `acme.call` and `acme.text`. */
export const meta = (run = 'r1', holder: Partial<Holder> = {}): JournalMeta => ({
  holder: { ...thisProcess(run, 0), ...holder },
  target: 'staging',
  config: '/somewhere/conformance.yaml',
  campaigns: [campaign('acme.call'), campaign('acme.text')],
});
