import { expect, it } from 'vitest';
import { toyRun } from '../testing/toy-run.ts';

it('An exchange is frozen once it is recorded, whatever is found out about it later', async () => {
  const { exchanges } = await toyRun({ quirks: { answers: () => undefined } });
  expect(exchanges.length).toBeGreaterThan(50);
  expect(exchanges.filter((exchange) => !Object.isFrozen(exchange))).toEqual([]);
  expect(new Set(exchanges.map(({ id }) => id)).size).toBe(exchanges.length);
});
