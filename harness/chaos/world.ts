import type { Composition } from '../commands/context.ts';
import type { Perform } from '../selftest/performer.ts';

/** Flags of the product that not every version has. */
export interface Abilities {
  /** How long `run` waits for a write whose outcome is unknown can be said. */
  patience: boolean;
  /** The same of `restore`. */
  restorePatience: boolean;
  /** How long one answer may take can be said. */
  timeout: boolean;
}

/** What every scenario is carried out with. */
export interface ChaosWorld {
  composition: Pick<Composition, 'contract' | 'reference'>;
  abilities: Abilities;
  /** Carries a trial out in this process; one without nuisances is carried out once. */
  rehearse: Perform;
  /** Where the folders of scenarios lie; default: the system's. */
  keep?: boolean;
}
