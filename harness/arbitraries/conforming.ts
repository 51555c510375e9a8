import fc, { type Arbitrary } from 'fast-check';
import type { VendorTarget } from '../model/config.ts';
import type { Draw, PlanContext } from '../model/rule.ts';
import type { Edit } from '../model/verdict.ts';
import { valueArbitrary } from './value.ts';
import { type Variable, variables } from './variables.ts';
import { described } from './words.ts';

/** So many members differ from the baseline at most, before shrinking. */
const MOST = 12;

/**
 * Bodies the documentation allows: the operator's baseline with other legal values in some members, and without some of those the
 * page calls optional. Shrunk by taking changes back and by simplifying values, so that what is left of a counterexample is to blame.
 *
 * Each change keeps to the documentation whatever the others are. `undefined` where nothing may vary.
 */
export function conformingArbitrary(
  context: Pick<PlanContext, 'contract' | 'operation' | 'baseline'> & { target: Pick<VendorTarget, 'values'> },
): Arbitrary<Draw> | undefined {
  const all = variables(context.contract, context.operation, context.baseline);
  const changes = all.flatMap((variable) => changeOf(variable, context) ?? []);
  if (changes.length === 0) return undefined;
  const order = new Map(all.map(({ member }, position) => [member.path, position]));
  const place = ({ path }: Edit) => order.get(path) ?? 0;
  return (
    fc
      .uniqueArray(fc.oneof(...changes), { selector: ({ path }) => path, maxLength: MOST })
      // A minimum of one would keep fast-check from leaving out all but the first.
      .filter((drawn) => drawn.length > 0)
      .map((drawn) => drawn.toSorted((a, b) => place(a) - place(b)))
      .map((edits) => ({ edits, label: described(edits) }))
  );
}

/** Changes of one member: another value, and now and then none. */
function changeOf(
  variable: Variable,
  { target }: { target: Pick<VendorTarget, 'values'> },
): Arbitrary<Edit> | undefined {
  const { path } = variable.member;
  const set = valueArbitrary(variable, target)?.map((value): Edit => ({ path, value }));
  const leave = variable.removable ? fc.constant<Edit>({ path }) : undefined;
  if (!set || !leave) return set ?? leave;
  return fc.oneof({ weight: 3, arbitrary: set }, { weight: 1, arbitrary: leave });
}
