import { expect, it } from 'vitest';
import type { Clause } from '../../../harness/model/contract.ts';
import { exchangeOf, shows } from '../../../harness/testing/exchange.ts';
import { toyContract, toyValidators } from '../../../harness/testing/toy.ts';
import listedValue from './listed-value.ts';

/** What is said of an answer that shows a tone, to an update that sent one. */
function verdict(sent: string, shown: string, role: 'set' | 'probe' = 'set'): string {
  const operation = toyContract.operations.find(({ id }) => id === 'putLeaflet');
  if (!operation) throw new Error('The toy contract has lost its update');
  const clause: Clause = {
    ...{ id: 'putLeaflet.response.data.tone.enum', operation: operation.id, part: 'response', path: 'data.tone' },
    ...{ keyword: 'enum', value: ['WARM', 'COLD'], promise: '', basis: 'table', source: { page: 'toy', lines: [] } },
  };
  const exchange = exchangeOf({ role, request: { body: { tone: sent } }, response: shows({ tone: shown }) });
  return listedValue.judge({
    ...{ contract: toyContract, validators: toyValidators, operation, clause, cases: [], campaigns: [] },
    exchanges: [exchange],
  }).verdict;
}

it('takes any spelling that is answered as the page has it', () => {
  expect(verdict('WARM', 'WARM')).toBe('pass');
  expect(verdict('warm', 'WARM')).toBe('pass');
  expect(verdict("'WARM'", 'COLD')).toBe('pass');
});

it.each(['warm', ' WARM', '"WARM"'])('is wrong of %s, which was taken and answered as it came', (text) => {
  expect(verdict(text, text)).toBe('fail');
  expect(verdict(text, text, 'probe')).toBe('fail');
});

it('is wrong of a value that is neither listed nor was sent', () => {
  expect(verdict('WARM', 'HOT')).toBe('fail');
});

it('leaves a foreign value that was taken to those who ask for its refusal', () => {
  expect(verdict('HOT', 'HOT')).toBe('pass');
});
