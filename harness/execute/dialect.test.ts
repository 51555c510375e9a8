import { describe, expect, it } from 'vitest';
import { toySubject } from '../testing/toy-run.ts';
import { json, type ToyQuirks } from '../testing/toy-target.ts';
import { inDialects } from './dialect.ts';
import type { Subject } from './subject.ts';

/** Sends the baseline in its dialects, and returns what was asked for. */
async function control(quirks: ToyQuirks) {
  const { subject, wire, budget } = await toySubject({ quirks });
  const sent = await inDialects(subject.log, subject.script.operation, (why) =>
    subject.write(subject.script.baseline, { role: 'control' }, why),
  );
  const vias = wire.map(({ url }) => new URL(url).searchParams.get('via'));
  return { sent, vias, chosen: chosenBy(subject), sentBy: budget.sent };
}

const chosenBy = ({ log, script }: Subject) => log.dialects.get(script.operation.id);

describe('a contested carrier', () => {
  it('is tried in one reading where the first is accepted', async () => {
    expect(await control({})).toMatchObject({
      vias: ['courier'],
      chosen: { via: 'table' },
      sentBy: { base: 1, followUp: 0 },
    });
  });

  it('is tried in the next reading where the first is refused, as a follow-up', async () => {
    const { sent, ...rest } = await control({ via: 'post' });
    expect(rest).toMatchObject({
      vias: ['courier', 'courier', 'post'],
      chosen: { via: 'sample' },
      sentBy: { base: 1, followUp: 1 },
    });
    expect(sent.response).toMatchObject({ status: 200 });
  });

  it('stays with the first reading, and its answer, where none is accepted', async () => {
    const { sent, vias, chosen } = await control({
      answers: ({ url }) => json(url.includes('courier') ? 409 : 410, {}),
    });
    expect(sent.response).toMatchObject({ status: 409 });
    expect(vias).toEqual(['courier', 'courier', 'post', 'post']);
    expect(chosen).toEqual({ via: 'table' });
  });

  it('is not tried again at a target that cannot be reached', async () => {
    const { vias } = await control({ answers: () => ({ failure: 'unreachable', message: '' }) });
    expect(vias).toEqual(['courier', 'courier', 'courier']);
  });
});
