import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CONFIG, type Ground } from './ground.ts';
import { asRoot, empty, fill, folder, mount, unmount, unmountKeeping } from './tiny-disk.ts';

/** A way to spoil what a run rests on. */
export interface Spoil {
  id: string;
  when: 'before a run' | 'during a run' | 'after a kill';
  spoil(ground: Ground): void;
  /** Puts it right again; may be called more than once. */
  heal?(ground: Ground): void;
  /** The run has to refuse before it writes anything. */
  refuses?: true;
  /** A restore puts back what is changed, although the spoilt thing is still there. */
  restores?: true;
  /** A run may go on, although a campaign is still changed: it is about others. */
  goesOn?: true;
  /** Why it cannot be done here; `undefined` where it can. */
  skipped?(): string | undefined;
}

/** The journal that a killed run left. */
function left(ground: Ground): string {
  const name = readdirSync(folder(ground)).find((one) => /^journal-.*\.json$/.test(one) && !ground.planted.has(one));
  if (name === undefined) throw new Error('The killed run left no journal');
  return join(folder(ground), name);
}

/** A bad journal beside the good one: the good one still has to be restored from. */
function beside(what: string, make: (file: string, good: string) => void): Spoil {
  const name = 'journal-20200101T000000Z-0000.json';
  return {
    id: `${what} beside a good journal`,
    when: 'after a kill',
    restores: true,
    spoil(ground) {
      ground.planted.add(name);
      make(join(folder(ground), name), left(ground));
    },
    heal: (ground) => rmSync(join(folder(ground), name), { recursive: true, force: true }),
  };
}

/** The only journal is lost: nothing can be put back, and a run has to notice. */
function instead(what: string, make: (file: string) => void): Spoil {
  return {
    id: `${what} in place of the only journal`,
    when: 'after a kill',
    spoil(ground) {
      const file = left(ground);
      ground.lost = true;
      rmSync(file);
      make(file);
    },
  };
}

/** Changes the journal that a killed run left. */
function edited(what: string, edit: (document: { holder: { pid: number; host: string } }) => void): Spoil {
  return {
    id: what,
    when: 'after a kill',
    restores: true,
    spoil(ground) {
      const file = left(ground);
      const document = JSON.parse(readFileSync(file, 'utf8'));
      edit(document);
      writeFileSync(file, JSON.stringify(document));
    },
  };
}

/** Takes the config away, or changes it, until it is healed. */
function config(what: string, change: (file: string) => void, more: Partial<Spoil> = {}): Spoil {
  const kept = (ground: Ground) => join(ground.dir, 'kept.txt');
  return {
    id: what,
    when: 'after a kill',
    spoil(ground) {
      const file = join(ground.dir, CONFIG);
      renameSync(file, kept(ground));
      writeFileSync(file, readFileSync(kept(ground)));
      change(file);
    },
    heal(ground) {
      try {
        renameSync(kept(ground), join(ground.dir, CONFIG));
      } catch {
        // It was healed before.
      }
    },
    ...more,
  };
}

/** Every way. */
export const SPOILS: readonly Spoil[] = [
  beside('an empty journal', (file) => writeFileSync(file, '')),
  beside('half a journal', (file, good) => writeFileSync(file, readFileSync(good, 'utf8').slice(0, 300))),
  beside('a binary journal', (file) => writeFileSync(file, Buffer.from([0, 255, 254, 0, 1, 2, 3, 128]))),
  beside('a journal of another version', (file, good) =>
    writeFileSync(file, readFileSync(good, 'utf8').replace(/"schemaVersion": ?\d+/, '"schemaVersion": 99')),
  ),
  beside('a folder', (file) => mkdirSync(file)),
  beside('a link to nowhere', (file) => symlinkSync('nowhere', file)),
  instead('half a journal', (file) => writeFileSync(file, '{"schemaVersion": 1, "holder": {')),
  instead('a folder', (file) => mkdirSync(file)),
  edited('a journal of another machine', ({ holder }) => Object.assign(holder, { host: `not-${hostname()}` })),
  edited('a journal whose process id another program has', ({ holder }) => Object.assign(holder, { pid: process.pid })),
  config('the config is gone', (file) => rmSync(file)),
  config('the config is half written', (file) => writeFileSync(file, '{"targets": {')),
  config(
    'the config names other campaigns',
    (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/"id": "(.)/g, '"id": "other-$1')),
    { goesOn: true },
  ),
  {
    id: 'a file in place of the folder of journals',
    when: 'before a run',
    refuses: true,
    spoil: (ground) => writeFileSync(folder(ground), ''),
    heal: (ground) => rmSync(folder(ground), { force: true, recursive: true }),
  },
  {
    id: 'a folder of journals that cannot be written',
    when: 'before a run',
    refuses: true,
    skipped: asRoot,
    spoil: (ground) => mount(ground, 'ro,size=64k'),
    heal: unmount,
  },
  {
    id: 'a disk that is full from the start',
    when: 'before a run',
    refuses: true,
    skipped: asRoot,
    spoil(ground) {
      mount(ground, 'size=16k');
      fill(ground);
    },
    heal: unmount,
  },
  {
    id: 'a disk that is full during the run',
    when: 'during a run',
    skipped: asRoot,
    spoil(ground) {
      // What is there already moves to the disk that is full.
      const kept = readdirSync(folder(ground)).map((name) => [name, readFileSync(join(folder(ground), name))] as const);
      mount(ground, 'size=64k');
      for (const [name, bytes] of kept) writeFileSync(join(folder(ground), name), bytes);
      fill(ground);
    },
    heal(ground) {
      try {
        empty(ground);
        unmountKeeping(ground);
      } catch {
        // It was healed before.
      }
    },
  },
  {
    id: 'a file in place of the folder of reports',
    when: 'before a run',
    refuses: true,
    spoil: ({ dir }) => writeFileSync(join(dir, 'reports'), ''),
    heal: ({ dir }) => rmSync(join(dir, 'reports'), { force: true, recursive: true }),
  },
  {
    id: 'reports that are taken away during the run',
    when: 'during a run',
    spoil({ dir }) {
      rmSync(join(dir, 'reports'), { recursive: true, force: true });
      writeFileSync(join(dir, 'reports'), '');
    },
    heal: ({ dir }) => rmSync(join(dir, 'reports'), { force: true, recursive: true }),
  },
  {
    id: 'the folder of journals is cleared during the run',
    when: 'during a run',
    spoil: (ground) => rmSync(folder(ground), { recursive: true, force: true }),
  },
];
