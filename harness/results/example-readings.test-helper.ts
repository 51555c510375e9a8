import { fingerprintOfReading } from '../judge/readings.ts';
import type { Claim, Discrepancy, ObservationEntry, ReadingResult } from '../model/discrepancy.ts';
import type { ObservationResult } from '../model/results.ts';

const PAGE = 'acme-update-campaign';

function claim(says: string, basis: Claim['basis'], lines: number[], page = PAGE): Claim {
  return { says, basis, source: { page, lines } };
}

/** A toy catalogue: an entry for each way in which a discrepancy can end. */
export const exampleDiscrepancies: Discrepancy[] = [
  {
    id: 'mode-table-or-sample',
    title: 'The table says calls, the sample texts',
    class: 'contradiction',
    severity: 'high',
    headline: true,
    hurts: 'A client that copies the sample updates campaigns of another kind | or none.',
    operations: ['replaceCampaign'],
    claims: {
      table: { ...claim('`mode` is `calls`', 'table', [26]), value: 'calls' },
      sample: { ...claim('the sample sends <texts>', 'sample', [31, 32]), value: 'texts' },
    },
    suggestion: 'Write mode=calls in the sample.',
    corrected: false,
    probe: {
      steps: { other: { query: { mode: 'texts' } }, seen: { read: 'other' } },
      readings: [
        { reading: 'both', when: { other: 'accepted', seen: { changed: 'data.name' } } },
        { reading: 'table', when: { other: 'refused' } },
        { reading: 'sample', when: { other: ['accepted', { equals: ['data.name', 'Autumn offer'] }] } },
      ],
    },
  },
  {
    id: 'two-names-one-page',
    title: 'One member has two names',
    class: 'naming',
    severity: 'medium',
    hurts: 'Nobody knows which to send.',
    operations: ['replaceCampaign', 'readCampaign'],
    claims: {
      put: claim('it is called name', 'table', [122]),
      get: claim('it is called title', 'table', [44], 'acme-read-campaign'),
    },
    suggestion: 'Choose one.',
    probe: {
      steps: { title: { set: { title: 'x' }, destructive: true } },
      readings: [
        { reading: 'get', when: { title: 'accepted' } },
        { reading: 'put', when: { title: 'refused' } },
      ],
    },
  },
  {
    id: 'title-of-the-page',
    title: 'The page is called Replace and Update',
    class: 'naming',
    severity: 'low',
    hurts: 'Whoever looks for it.',
    operations: ['replaceCampaign'],
    claims: { title: claim('Replace', 'prose', [1]), row: claim('Update', 'table', [2]) },
    suggestion: 'Call it one thing.',
    corrected: true,
  },
  {
    id: 'id-in-two-places',
    title: 'The answer holds the id as id or _id',
    class: 'contradiction',
    severity: 'high',
    hurts: 'A typed client.',
    operations: ['replaceCampaign'],
    claims: { table: claim('id', 'table', [211]), sample: claim('_id', 'sample', [137]) },
    suggestion: 'Call it id.',
    probe: {
      steps: {},
      readings: [
        { reading: 'table', when: { control: { present: 'data.id' } } },
        { reading: 'sample', when: { control: { present: 'data._id' } } },
      ],
    },
  },
];

/** The toy catalogue's silences: one asked, one not. */
export const exampleSilences: ObservationEntry[] = [
  {
    id: 'empty-name',
    question: 'Is an empty name accepted?',
    operations: ['replaceCampaign'],
    profile: 'standard',
    probe: { steps: { empty: { set: { name: '' } } }, readings: [{ reading: 'refused', when: { empty: 'refused' } }] },
  },
  {
    id: 'real-calls',
    question: 'Does a campaign call?',
    operations: ['replaceCampaign'],
    profile: 'nightly',
    skipped: 'Nobody is called.',
  },
];

/** The reading of an entry of the toy catalogue. */
export function readingOf(id: string, reading: string, change: Partial<ReadingResult> = {}): ReadingResult {
  const entry = exampleDiscrepancies.find((one) => one.id === id) ?? exampleDiscrepancies[0];
  if (!entry) throw new Error('the toy catalogue is empty');
  const { title, class: kind, severity, operations, claims } = entry;
  const fingerprint = fingerprintOfReading(id, reading);
  return { id, title, class: kind, severity, operations, claims, reading, exchanges: [], fingerprint, ...change };
}

/** Id of the case that the step of the first probe is. */
export const EXAMPLE_STEP = 'probe/mode-table-or-sample/other';

/** A reading of each kind. */
export const exampleReadings: ReadingResult[] = [
  readingOf('mode-table-or-sample', 'sample', { exchanges: ['acme.calls.3'] }),
  readingOf('two-names-one-page', 'undecided', { reason: 'destructive not allowed' }),
  readingOf('title-of-the-page', 'static'),
  readingOf('id-in-two-places', 'neither', { exchanges: ['acme.calls.1'] }),
];

/** One answer, and one that could not be had. */
export const exampleAnswers: ObservationResult[] = [
  {
    id: 'empty-name',
    operation: 'replaceCampaign',
    question: 'Is an empty name accepted?',
    answer: 'refused',
    exchanges: ['acme.calls.5'],
  },
  {
    id: 'long-name',
    operation: 'replaceCampaign',
    question: 'Is a long name cut?',
    answer: 'undecided',
    reason: 'profile',
    exchanges: [],
  },
];
