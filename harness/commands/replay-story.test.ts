import { describe, expect, it } from 'vitest';
import { getPath } from '../paths.ts';
import { toyBaseline, toySubject } from '../testing/toy-run.ts';
import { retell } from './replay-story.ts';

describe('a story sent anew to a target whose reads are late', () => {
  const refused = { ...toyBaseline(), title: 'Refused and stored' };
  const isRefused = ({ title }: { title?: unknown }) => title === refused.title;

  /** What the read after a refused update shows, which the target stores all the same. */
  async function shownBy(isPatient: boolean) {
    const { subject } = await toySubject({ quirks: { lagMs: 700, refuses: isRefused, stores: isRefused } });
    const { clock } = subject;
    const before = await subject.readOnce({}, 'base');
    const update = await subject.write(refused, { role: 'trace' }, 'base');
    const after = await subject.readOnce({}, 'base');
    await subject.write(toyBaseline(), { role: 'set' }, 'base');
    await clock.sleep(5000);
    const { now } = await retell([subject], [before, update, after], isPatient);
    const { response } = now.get(after.id) ?? {};
    return response && 'body' in response ? getPath(response.body ?? null, 'data.title') : undefined;
  }

  it('reads on after a refusal until a change shows, the first time', async () => {
    expect(await shownBy(true)).toBe(refused.title);
  });

  it('does not where it is known by then how late reads are', async () => {
    expect(await shownBy(false)).toBe(toyBaseline().title);
  });
});
