import { describe, expect, it } from 'vitest';
import { HOSTILE } from './hostile.ts';

const CREDENTIAL = 'a-credential-of-some-length.with.parts';
const answer = JSON.stringify({ status: 'success', data: { title: 'A title that is long enough', list: [{ a: 1 }] } });

describe('the hostile answers', () => {
  it('have a name each', () => {
    expect(new Set(HOSTILE.map(({ id }) => id)).size).toBe(HOSTILE.length);
  });

  it.each(HOSTILE.map(({ id, rewrite }) => [id, rewrite] as const))(
    'differ from the answer they replace: %s',
    (_, rewrite) => {
      expect(String(rewrite(answer, CREDENTIAL))).not.toBe(answer);
    },
  );

  it('put a name at the root and below it', () => {
    const dotted = HOSTILE.find(({ id }) => id === 'a member named "a."');
    expect(JSON.parse(String(dotted?.rewrite(answer, CREDENTIAL)))).toMatchObject({ 'a.': {}, data: { 'a.': {} } });
  });
});
