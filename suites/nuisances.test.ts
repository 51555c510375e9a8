import { expect, it } from 'vitest';
import { compose } from '../harness/main.ts';
import { departures, isRight } from '../harness/selftest/departures.ts';
import { drawnNuisances, EXTENTS } from '../harness/selftest/nuisance-draws.ts';
import { performer } from '../harness/selftest/performer.ts';
import type { Trial } from '../harness/selftest/trial.ts';

/** A sample; `npm run selftest` tries all of them, at length, together, and in front of mutants. */
const SEED = 1;
const OF_FAMILY = 8;

const composition = await compose();
const perform = performer(composition, SEED);
const trial: Trial = { behaviour: {}, profile: 'quick' };
const without = await perform(trial);

it.each(drawnNuisances(composition.reference.nuisances, { ...EXTENTS.sample, ofFamily: OF_FAMILY }, SEED))(
  'behind $id a run says what it says without it, or leaves it open',
  async (nuisance) => {
    const behind = await perform({ ...trial, nuisances: [nuisance.id] });
    const departed = departures([nuisance], behind, without);
    expect({ id: nuisance.id, ...departed }).toSatisfy(isRight);
  },
);
