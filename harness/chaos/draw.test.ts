import { describe, expect, it } from 'vitest';
import { compose } from '../main.ts';
import { brokenBy } from '../selftest/trial.ts';
import { drawOf, placeAt } from './draw.ts';
import { FAULTS } from './faults.ts';
import { HOSTILE } from './hostile.ts';
import { CATALOGUE, CHAOS_KINDS } from './kinds.ts';
import { Performer } from './perform.ts';
import { campaignsIn, configAt, setupsOf } from './setups.ts';
import { SPOILS } from './spoils.ts';

const composition = await compose();
const abilities = { patience: false, restorePatience: false, timeout: false };
const rehearse = async () => brokenBy('Nothing is carried out here');
const performer = new Performer({ composition, abilities, rehearse });

/** Titles of all scenarios of a kind. */
const titles = (kind: (typeof CHAOS_KINDS)[number], seed: number) =>
  Array.from({ length: CATALOGUE[kind].whole }, (_, index) => performer.drawn({ kind, seed, index }).title);

describe('scenarios', () => {
  it.each(CHAOS_KINDS)('of %s are the same for the same seed, and others for another', (kind) => {
    expect(titles(kind, 1)).toEqual(titles(kind, 1));
    expect(titles(kind, 2)).not.toEqual(titles(kind, 1));
  });

  it('are drawn one by one: none depends on those before it', () => {
    expect(performer.drawn({ kind: 'kill', seed: 1, index: 150 }).title).toBe(titles('kill', 1)[150]);
  });

  it('kill 200 commands, a fifth of them restores and a tenth children', () => {
    const killed = titles('kill', 1);
    const count = (victim: string) => killed.filter((title) => title.startsWith(victim)).length;
    expect([killed.length, count('restore'), count('child')]).toEqual([200, 40, 20]);
  });

  it('meet every kind of network fault, of hostile answer, and of spoiling', () => {
    const network = titles('network', 1);
    for (const { id } of FAULTS)
      expect(network.filter((title) => title.startsWith(id)).length).toBeGreaterThanOrEqual(15);
    const answers = titles('answers', 1);
    for (const { id } of HOSTILE)
      expect(answers.filter((title) => title.startsWith(id)).length).toBeGreaterThanOrEqual(3);
    expect([SPOILS.length, new Set(titles('spoil', 1)).size]).toEqual([20, 20]);
  });

  it('meet every nuisance that a run gets over, in this process or over a socket', () => {
    const { nuisances } = composition.reference;
    const wired = titles('wire', 1).map((title) => title.split(';')[0]);
    expect(wired).toEqual(nuisances.filter(({ socket }) => socket).map(({ id }) => id));
    const met = titles('sequence', 1).map((title) => title.split(';')[0]?.split(', ') ?? []);
    expect(new Set(met.map((ids) => ids.length))).toEqual(new Set([1, 2, 3, 4]));
    const gotOver = nuisances.filter(({ right, socket }) => !socket && ['unnoticed', 'noticed'].includes(right));
    expect(new Set(met.flat())).toEqual(new Set(gotOver.map(({ id }) => id)));
  });

  it('hold all three signals, and writes that take up to 4 s', () => {
    const all = titles('interrupt', 1).join('\n');
    for (const part of ['SIGINT', 'SIGTERM', 'SIGHUP', 'twice', 'to npm alone', 'at 60 a minute'])
      expect(all).toContain(part);
    const takes = [...all.matchAll(/takes (\d+) ms/g)].map(([, ms]) => Number(ms));
    expect(Math.max(...takes)).toBeGreaterThan(3500);
    expect(Math.max(...takes)).toBeLessThanOrEqual(4000);
  });
});

describe('a sample', () => {
  it.each(CHAOS_KINDS)('of %s has its size, is spread, and shares three setups with the others', (kind) => {
    const { sample, whole } = CATALOGUE[kind];
    const chosen = performer.sample({ kind, seed: 1 }, sample);
    expect(chosen).toHaveLength(sample);
    expect(chosen.at(-1)?.index).toBeGreaterThan(whole / 3);
    const setups = CHAOS_KINDS.flatMap((one) =>
      performer.sample({ kind: one, seed: 1 }, CATALOGUE[one].sample),
    ).flatMap((address) => {
      const drawn = performer.drawn(address);
      return 'setup' in drawn ? [drawn.setup.name] : [];
    });
    expect(new Set(setups).size).toBeLessThanOrEqual(3);
  });
});

describe('setups', () => {
  const { config } = composition.reference.stage({}, Date.now);
  const setups = setupsOf(composition.contract, campaignsIn(config));

  it('write to a campaign each, but for those that must not', () => {
    for (const setup of setups) {
      const disposable = campaignsIn(configAt(config, 'http://127.0.0.1:1', setup.spared)).filter(
        (one) => one.disposable,
      );
      expect([setup.name, disposable.length > 0 || !setup.writes]).toEqual([setup.name, true]);
    }
    expect(setups.filter(({ writes }) => !writes)).toHaveLength(2);
  });

  it('name a campaign that is not disposable beside the neighbour, but for those that write to all', () => {
    const full = setups.filter(({ spared }) => spared.length === 0).map(({ name }) => name);
    expect(full).toEqual([
      'all',
      'all, standard',
      'all, standard, of a target that keeps what is left out',
      'reads, read-only',
    ]);
  });
});

describe('a moment', () => {
  it('lies within its course, from the first to the last', () => {
    expect([placeAt(0, 30), placeAt(0.5, 31), placeAt(1, 30), placeAt(0.7, 0)]).toEqual([1, 16, 30, 1]);
  });

  it('is another for each kind, seed and index', () => {
    const of = (kind: 'kill' | 'pairs', seed: number, index: number) => drawOf({ kind, seed, index }).whole(0, 1e9);
    expect(new Set([of('kill', 1, 1), of('pairs', 1, 1), of('kill', 2, 1), of('kill', 1, 2)]).size).toBe(4);
  });
});
