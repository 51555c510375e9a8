/** The kinds of scenario, in the order in which they are carried out and counted. */
export const CHAOS_KINDS = ['kill', 'interrupt', 'network', 'answers', 'spoil', 'pairs', 'sequence', 'wire'] as const;

/** One of {@link CHAOS_KINDS}. */
export type ChaosKind = (typeof CHAOS_KINDS)[number];

/** Kinds whose scenarios play and judge themselves: they need no ground. */
export type SoloKind = 'sequence' | 'wire';

const SOLO: readonly ChaosKind[] = ['sequence', 'wire'] satisfies SoloKind[];

/** Whether the scenarios of a kind need no ground. */
export function isSolo(kind: ChaosKind): kind is SoloKind {
  return SOLO.includes(kind);
}

/** What a kind is in words, how many scenarios a whole run carries out, and how many a sample. */
export const CATALOGUE: { readonly [kind in ChaosKind]: { title: string; whole: number; sample: number } } = {
  kill: { title: '`kill -9` of a run, a restore or a child', whole: 200, sample: 4 },
  interrupt: { title: 'signals while writes take up to 4 s', whole: 100, sample: 3 },
  network: { title: 'runs behind 40 kinds of network fault', whole: 600, sample: 6 },
  answers: { title: 'hostile answers', whole: 100, sample: 3 },
  spoil: { title: 'spoilt journals, disks and configs', whole: 20, sample: 3 },
  pairs: { title: 'two commands at once', whole: 40, sample: 2 },
  sequence: { title: 'one to four nuisances that a run gets over', whole: 2000, sample: 16 },
  wire: { title: 'nuisances that need a socket', whole: 47, sample: 3 },
};

/** Where a scenario is found again: the same seed, kind and index draw the same scenario. */
export interface Address {
  kind: ChaosKind;
  seed: number;
  index: number;
}

/** The command that carries out one scenario again. */
export function repeatCommand({ kind, seed, index }: Address): string {
  return `npm run chaos -- --only ${kind} --seed ${seed} --index ${index}`;
}
