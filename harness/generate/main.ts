import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SpecError } from './cursor.ts';
import { generate } from './generate.ts';

const SPECS = 'specs';
const TARGET = 'generated';
const COMMAND = 'npm run generate';

/** Writes what is generated, or with `--check` names what is stale; the exit code tells. */
async function main(flags: string[]): Promise<number> {
  const unknown = flags.find((flag) => flag !== '--check');
  if (unknown !== undefined) {
    console.error(`Unknown argument ${unknown}; only --check is known.`);
    return 2;
  }
  const files = await generate(SPECS);
  if (flags.includes('--check')) return check(files);
  await mkdir(TARGET, { recursive: true });
  for (const [name, text] of files) await writeFile(join(TARGET, name), text);
  console.log(`Wrote ${files.size} files to ${TARGET}/.`);
  return 0;
}

async function check(files: Map<string, string>): Promise<number> {
  const stale: string[] = [];
  for (const [name, text] of files) {
    const kept = await readFile(join(TARGET, name), 'utf8').catch(() => undefined);
    if (kept !== text) stale.push(join(TARGET, name));
  }
  for (const name of stale) console.error(`${name} does not match ${SPECS}/; run \`${COMMAND}\`.`);
  return stale.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
