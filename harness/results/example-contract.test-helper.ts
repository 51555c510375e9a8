import type { Clause, Contract, Operation } from '../model/contract.ts';
import { exampleDiscrepancies, exampleSilences } from './example-readings.test-helper.ts';

const PAGE = 'acme-update-campaign';

function clause(
  operation: string,
  part: Clause['part'],
  path: string,
  keyword: string,
  promise: string,
  line: number,
): Clause {
  return {
    id: [operation, part, path, keyword].filter((piece) => piece !== '').join('.'),
    operation,
    part,
    path,
    keyword,
    promise,
    basis: 'table+sample',
    source: { page: PAGE, lines: [line] },
  };
}

const update: Operation = {
  id: 'replaceCampaign',
  vendor: 'acme',
  title: 'Replace a campaign',
  page: PAGE,
  method: 'PUT',
  path: '/campaigns/{campaignId}',
  effect: 'replace',
  kinds: ['calls'],
  parameters: [
    { name: 'campaignId', in: 'path', required: true, value: '{campaign.id}' },
    {
      name: 'mode',
      in: 'query',
      required: false,
      readings: [{ reading: 'table', value: 'calls' }, { reading: 'none' }],
    },
  ],
  request: { type: 'object' },
  response: { type: 'object' },
  flat: false,
  echo: { 'data.name': 'name' },
  open: [],
};

const read: Operation = {
  ...update,
  id: 'readCampaign',
  title: 'Read a campaign',
  page: 'acme-read-campaign',
  method: 'GET',
  effect: 'read',
  echo: {},
};

const patch: Operation = {
  ...update,
  id: 'patchJob',
  title: 'Change a job',
  vendor: 'globex',
  method: 'PATCH',
  effect: 'merge',
  kinds: ['job'],
};

/** A toy contract: two operations of one vendor and one of another, with judged, contested and excluded clauses. */
export const exampleContract: Contract = {
  vendors: ['acme', 'globex'].map((id) => ({
    id,
    name: `${id.charAt(0).toUpperCase()}${id.slice(1)} Inc.`,
    settings: {},
    values: {},
    auth: { in: 'header', name: 'token', value: '{token}' },
    success: { member: 'status', equals: 'success' },
  })),
  kinds: [
    { id: 'calls', vendor: 'acme' },
    { id: 'job', vendor: 'globex' },
  ],
  operations: [update, read, patch],
  clauses: [
    {
      ...clause('replaceCampaign', 'body', 'name', 'maxLength', 'The name holds at most 48 characters.', 122),
      value: 48,
    },
    clause('replaceCampaign', 'body', 'name', 'required', 'A request carries a name.', 122),
    { ...clause('replaceCampaign', 'body', 'tries', 'maximum', 'At most 100 tries.', 130), value: 100, basis: 'table' },
    clause('replaceCampaign', 'response', 'data.name', 'type', 'The answer carries the name as text.', 201),
    clause('replaceCampaign', 'response', 'data.createdAt', 'type', 'The answer carries when it was made.', 207),
    clause('replaceCampaign', 'response', 'data.updatedAt', 'type', 'The answer carries when it was changed.', 208),
    {
      ...clause('replaceCampaign', 'query', 'mode', 'enum', 'The mode is calls.', 26),
      basis: 'table',
      contested: 'mode-table-or-sample',
    },
    {
      ...clause('replaceCampaign', 'operation', '', 'title', 'The page calls it Replace.', 1),
      excluded: 'document only',
    },
    clause('readCampaign', 'response', 'data.name', 'type', 'The answer carries the name as text.', 44),
    {
      ...clause('readCampaign', 'duty', '', 'noFault', 'No request makes the server fail.', 1),
      basis: 'standard',
      source: { page: '', lines: [] },
    },
    clause('patchJob', 'body', 'name', 'type', 'The name is text.', 12),
    clause('patchJob', 'body', 'end', 'format', 'The end is a time of day.', 18),
  ],
  discrepancies: exampleDiscrepancies,
  observations: exampleSilences,
  sources: {
    [PAGE]: {
      title: 'Replace Campaign | v2 "beta"',
      vendor: 'acme',
      url: 'https://docs.acme.example/replace?edition=2&lang=en',
      edition: '2025-11-02',
      sha256: '0'.repeat(64),
    },
    'acme-read-campaign': {
      title: 'Read Campaign',
      vendor: 'acme',
      url: 'https://docs.acme.example/read',
      edition: '2025-11-02',
      sha256: '1'.repeat(64),
    },
  },
};

/** A clause of the toy contract. */
export function clauseOf(id: string): Clause {
  const found = exampleContract.clauses.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`the toy contract has no clause ${id}`);
  return found;
}
