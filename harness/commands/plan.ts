import type { Command } from 'commander';
import type { Context } from './context.ts';
import { type SelectionFlags, type TargetFlags, withSelectionFlags, withTargetFlags } from './options.ts';

/** Adds `plan`. */
export function addPlan(program: Command, context: Context): void {
  withSelectionFlags(
    withTargetFlags(program.command('plan').description('tell what a run would send; send nothing')),
  ).action(async (flags: TargetFlags & SelectionFlags) => {
    const { tellPlan } = await import('./tell-plan.ts');
    await tellPlan(context, flags);
  });
}
