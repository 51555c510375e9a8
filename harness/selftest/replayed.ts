import { assemble } from '../commands/assemble.ts';
import type { Behaviour } from '../commands/context.ts';
import type { Judges } from '../commands/replay-attempt.ts';
import { attempts, castOf, type Fate, fateOf, replaySteps } from '../commands/replay-attempts.ts';
import { scriptsWithoutRules } from '../commands/scripts.ts';
import { recall, recalledSubject } from '../commands/subjects.ts';
import type { RunRecord } from '../engine.ts';
import { look } from '../execute/walk.ts';
import type { Results } from '../model/results.ts';
import type { Finding } from '../model/verdict.ts';
import type { Stage } from './rehearsal.ts';

/** A finding whose replay did not come to what it has to. */
export interface Untrue {
  finding: string;
  title: string;
  /** Where it was sent again, and what came of it. */
  on: 'mutant' | 'clean target';
  fate: Fate;
  said: string;
}

/** What the replays of a run's findings came to. */
export interface Replays {
  /** Findings that were replayed, each on the mutant and on the target without a fault. */
  findings: number;
  untrue: Untrue[];
}

/** The results of a rehearsal, as a run would have written them. */
export function resultsOf(
  record: RunRecord,
  composition: Judges,
  seed: number,
  profile: Results['run']['profile'],
): Results {
  const assignment = {
    composition: { ...composition, version: '' },
    target: 'reference',
    selection: { profile, readOnly: false },
    seed,
    labels: {},
    waivers: [],
  };
  return assemble(record, assignment, 'results.json');
}

/**
 * Replays every violation of a run on a target with the fault, which has to show it again, and on one without, from which it has to be
 * gone. Each target is a fresh one: it knows nothing of the run.
 *
 * @param raise Raises a target that behaves so.
 */
export async function replayAll(
  results: Results,
  composition: Judges,
  behaviour: Behaviour,
  raise: (behaviour: Behaviour) => Promise<Stage>,
): Promise<Replays> {
  const findings = results.findings.filter(({ kind }) => kind !== 'hazard');
  const untrue: Untrue[] = [];
  const { mutants: _, ...healthy } = behaviour;
  for (const finding of findings) {
    for (const [on, due, as] of [
      ['mutant', 'reproduced', behaviour],
      ['clean target', 'gone', healthy],
    ] as const) {
      const { fate, said } = await replayOn(await raise(as), results, finding, composition);
      if (fate !== due) untrue.push({ finding: finding.id, title: finding.title, on, fate, said });
    }
  }
  return { findings: findings.length, untrue };
}

async function replayOn({ target, ports }: Stage, results: Results, finding: Finding, composition: Judges) {
  const { contract } = composition;
  const scripts = scriptsWithoutRules({
    contract,
    target,
    selection: { profile: 'quick', readOnly: false },
    seed: results.run.seed,
  });
  const { signal } = new AbortController();
  const cast = castOf(replaySteps(finding, results, composition), scripts).map((script) =>
    recalledSubject(script, contract, ports, signal, results),
  );
  for (const subject of cast) {
    recall(subject, results);
    await look(subject);
  }
  const made = await attempts(cast, results, finding, composition);
  const { fate } = fateOf(finding, made);
  return { fate, said: made.map(({ shown, said }) => `${shown}: ${said}`).join(' | ') };
}
