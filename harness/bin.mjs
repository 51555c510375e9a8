#!/usr/bin/env node
// Plain JavaScript: from here on the TypeScript loader takes over, with the package's settings and not those of whoever calls.
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { register } from 'tsx/esm/api';

// A reader that has seen enough (`| head`), or a terminal that was closed, must not keep a run from putting its campaigns back.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => {});
}

// What nobody foresaw is reported on one line, wherever it comes up.
process.on('uncaughtException', (error) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`error: a defect of the suite, not of the target: ${message.replace(/\s+/g, ' ')}\n`);
  process.stderr.write('If a run was under way, put back what it changed: npx campaign-conformance restore\n');
  if (process.env.CONFORMANCE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(2);
});

// A target may answer with 5 MB each time: the heap is to be cleared before such answers have piled up, not after.
setFlagsFromString('--heap-growing-percent=20');

// Whatever is written, its owner alone may read it.
process.umask(0o077);

register({ tsconfig: false });
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2), process);
