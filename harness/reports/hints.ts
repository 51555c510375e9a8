import type { Reason } from '../model/verdict.ts';

/** What a reader can do about a verdict that is neither pass nor fail, by its reason. */
export const HINTS: Readonly<Record<Reason, string>> = {
  'control refused': 'nothing can be concluded where the baseline itself is refused: see what the target says of it',
  'twin refused': 'the accepted request was refused the second time: see whether the target limits repeated writes',
  unreachable: 'check that the base URL is right and the host can be reached from here',
  throttled: 'lower --rate, or run when the account has less other traffic',
  'access denied': 'check that the credentials are valid and have the scope the pages name',
  elsewhere: 'correct baseUrl: somebody else answers there, by a redirect or a page',
  undelivered: 'an answer came that cannot be read: see what stands between here and the target',
  outage: 'the target did not answer for longer than --patience: run again when it does',
  'another writer': 'somebody else writes to this campaign: give the run a campaign of its own',
  faulted: 'the target failed while this was asked: see its logs, then run again',
  flaky: 'the target answered once this way, once that: run again, or replay the case',
  'budget spent': 'raise --budget or --time, or choose fewer operations',
  interrupted: 'run again to the end',
  'no evidence': 'no answer showed what the clause speaks of: a baseline that uses the member may help',
  'no journal':
    'make the folder of the journals writable and check that the disk is not full: nothing is written that is not noted first',
  'no campaign configured': 'add a campaign of this kind to the config',
  'not disposable': 'mark a campaign as disposable: true, so that it may be written to',
  'read only': 'run without --read-only',
  'no read': 'no documented answer shows this campaign; nothing to do',
  'no value configured': 'add more values of this pool to the config',
  'no secret configured': 'add clientId and clientSecret to the config',
  'no other account configured': 'add a second account (other) to the config',
  'no neighbour configured': 'add a campaign with role: neighbour to the config',
  'destructive not allowed': 'it may convert or destroy the campaign; allow it with --allow-destructive',
  'not made by the run':
    'what cannot be taken back is judged on a campaign that the run makes: give create: true and a baseline in the config',
  'not in the baseline':
    'the baseline lacks a member that would be sent, so it could not be taken back: add it to the baseline, or give --allow-destructive',
  'not selected':
    'this run was asked to judge other operations, or only reads what it writes to: choose the operation as well',
  profile: 'choose a profile that holds more',
  'suite error': 'a defect of the suite, not of the target: please report it with results.json',
};
