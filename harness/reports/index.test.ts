import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { exampleContract, exampleResults } from '../results/example.test-helper.ts';
import { readResults } from '../results/read.ts';
import { FORMATS, REPORTS, renderAll, TICKETS } from './index.ts';

const results = exampleResults();

describe('the reports', () => {
  it('are pure: they change nothing and give the same text twice', async () => {
    for (const { load } of Object.values(REPORTS)) {
      const render = await load();
      expect(render(results, exampleContract)).toBe(render(structuredClone(results), exampleContract));
    }
    expect(results).toEqual(exampleResults());
  });

  it('are all known to --format', () => {
    expect([...FORMATS].sort()).toEqual([...Object.keys(REPORTS), TICKETS].sort());
  });

  it('can be made again from the results file alone, and are the same', async () => {
    const dir = join(await mkdtemp(join(tmpdir(), 'reports-')), 'a', 'run');
    try {
      const files = await renderAll(results, { contract: exampleContract, formats: FORMATS, dir });
      const names = ['results.json', 'junit.xml', 'report.html', 'summary.md', 'tickets/index.md'];
      expect(files).toEqual(names.map((file) => join(dir, file)));
      expect((await readdir(dir)).sort()).toEqual([
        'junit.xml',
        'report.html',
        'results.json',
        'summary.md',
        'tickets',
      ]);
      const modes = await Promise.all(
        [...files, dir, join(dir, '..'), join(dir, 'tickets'), join(dir, 'tickets/discrepancies.csv')].map(
          async (file) => (await stat(file)).mode & 0o077,
        ),
      );
      expect(modes).toEqual(modes.map(() => 0));
      const again = await readResults(dir);
      for (const { file, load } of Object.values(REPORTS)) {
        const render = await load();
        expect(await readFile(join(dir, file), 'utf8')).toBe(render(again, exampleContract));
      }
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

describe('renderAll', () => {
  it('says so when the folder cannot be written', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'reports-'));
    try {
      await writeFile(join(dir, 'file'), '');
      const writing = renderAll(results, { contract: exampleContract, formats: ['md'], dir: join(dir, 'file', 'run') });
      await expect(writing).rejects.toThrow(UsageError);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
