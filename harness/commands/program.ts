import { Command } from 'commander';
import type { Context } from './context.ts';
import { addDiff } from './diff.ts';
import { addList } from './list.ts';
import { addPlan } from './plan.ts';
import { addReplay } from './replay.ts';
import { addReport } from './report.ts';
import { addRestore } from './restore.ts';
import { addRun } from './run.ts';
import { addSelftest } from './selftest.ts';
import { addServe } from './serve.ts';
import { addVerify } from './verify.ts';

const EXAMPLES = `
Examples:
  $ campaign-conformance run                                    judge the embedded reference target
  $ campaign-conformance plan --config conformance.yaml         see what a run would send
  $ campaign-conformance run --config conformance.yaml --profile quick
  $ campaign-conformance replay f-1a2b3c4d                      send a finding of the last run again
  $ campaign-conformance report reports/latest --format html

Exit codes, the first that holds: 130 interrupted, campaigns put back; 2 wrong usage, an error of the suite, or nothing judged;
1 a violation or a stale waiver; 3 something could not be decided; 0 everything judged holds.`;

/** The command line: every command, its flags and its help. Wrong usage is reported on one line of `stderr` and thrown. */
export function programOf(context: Context): Command {
  const program = new Command('campaign-conformance')
    .description('Tells whether a campaign-management API does what its documentation says.')
    .version(context.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.io.stdout.write(text),
      writeErr: (text) => context.io.stderr.write(text),
      // A suggestion belongs to the message it follows.
      outputError: (text, write) => write(`${text.trim().replace(/\s*\n\s*/g, ' ')}\n`),
      getOutHelpWidth: () => context.io.stdout.columns ?? 120,
      getErrHelpWidth: () => context.io.stderr.columns ?? 120,
    });
  for (const add of [
    addRun,
    addPlan,
    addServe,
    addReplay,
    addRestore,
    addReport,
    addDiff,
    addVerify,
    addSelftest,
    addList,
  ]) {
    add(program, context);
  }
  return program;
}
