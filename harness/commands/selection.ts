import { suggestion } from '../config/nearest.ts';
import { UsageError } from '../errors.ts';
import type { Selection } from '../plan/selection.ts';
import type { Composition } from './context.ts';
import type { SelectionFlags } from './options.ts';

/** What the flags ask for. An operation that the contract does not have is a {@link UsageError}. */
export function selectionOf({ contract }: Composition, flags: SelectionFlags): Selection {
  const known = contract.operations.map(({ id }) => id);
  const unknown = flags.operation?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(`--operation names no known operation: “${unknown}”`, suggestion(unknown, known));
  }
  return {
    profile: flags.profile,
    ...(flags.operation ? { operations: flags.operation } : {}),
    readOnly: flags.readOnly ?? false,
    // The embedded reference target has nothing to lose.
    allowDestructive: flags.allowDestructive ?? flags.config === undefined,
  };
}
