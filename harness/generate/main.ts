import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SpecError } from './cursor.ts';
import { drift } from './drift.ts';
import { generate, jsonFile } from './generate.ts';
import { withCounts } from './readme.ts';
import { TYPE_SOURCE, typeSchemas } from './type-schemas.ts';

const SPECS = 'specs';
const TARGET = 'generated';
const README = 'README.md';

/** Writes what is generated, or with `--check` names what is not as generated; returns the exit code. */
async function main(flags: string[]): Promise<number> {
  const unknown = flags.find((flag) => flag !== '--check');
  if (unknown !== undefined) {
    console.error(`Unknown argument ${unknown}; only --check is known.`);
    return 2;
  }
  // The catalogues are held against the grammar as it is now, and not as it was generated last.
  const { schemas, grammars } = typeSchemas();
  const made = [...schemas].map(([name, schema]) => [name, jsonFile(schema, TYPE_SOURCE)] as const);
  const files = new Map([...(await generate(SPECS, grammars)), ...made]);
  const readme = await readFile(README, 'utf8');
  const counted = withCounts(readme, JSON.parse(files.get('contract.json') ?? ''));
  if (flags.includes('--check')) {
    const complaints = await drift(files, TARGET);
    if (counted !== readme) complaints.push(`${README} counts what the contract no longer holds`);
    for (const complaint of complaints)
      console.error(`${complaint}; run \`npm run generate\` and commit what changes.`);
    return complaints.length > 0 ? 1 : 0;
  }
  await mkdir(TARGET, { recursive: true });
  for (const [name, text] of files) await writeFile(join(TARGET, name), text);
  if (counted !== readme) await writeFile(README, counted);
  console.log(`Wrote ${files.size} files to ${TARGET}/.`);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
