import { describe, expect, it } from 'vitest';
import type { Script } from '../plan/script.ts';
import { toyPlan } from '../testing/toy-run.ts';
import { Permit, sendPermitted } from './permit.ts';

const [script] = (await toyPlan()).scripts;
if (!script) throw new Error('The toy plan has no script');
const { signal } = new AbortController();
const other = script.target.campaigns.find(({ id }) => id !== script.campaign.id)?.id ?? '';

/** A transport that keeps what goes out. */
function wire() {
  const sent: string[] = [];
  const transport = {
    send: async ({ method, url }: { method: string; url: string }) => {
      sent.push(`${method} ${url}`);
      return { status: 200, headers: {}, body: '{}' };
    },
    close: async () => {},
  };
  return { sent, transport };
}

const to = (id: string, method = 'PUT', base = script.target.baseUrl) => ({
  method,
  url: `${base}/v1/corner/leaflets/${id}?via=courier`,
  headers: [],
});

describe('a permit to write', () => {
  it.each<[string, Partial<Script>]>([
    ['is not disposable', { campaign: { ...script.campaign, disposable: false } }],
    ['is in a run that only reads', { mayWrite: false, unwritten: 'read only' }],
  ])('is not issued for a campaign that %s, and the journal is not touched', async (_, more) => {
    let noted = 0;
    const issued = Permit.issue({ ...script, ...more }, async () => {
      noted += 1;
    });
    await expect(issued).rejects.toThrow(`${script.id} may not be written to`);
    expect(noted).toBe(0);
  });

  it('is issued only once the journal is on disk', async () => {
    const full = Permit.issue(script, async () => {
      throw new Error('The disk is full');
    });
    await expect(full).rejects.toThrow('The disk is full');
  });

  it('lets no write out that goes to another host, or names another campaign of the config', async () => {
    const { sent, transport } = wire();
    const permit = await Permit.issue(script, async () => {});
    const refused = [
      to(script.campaign.id, 'PUT', 'https://elsewhere.example'),
      to(other),
      to(encodeURIComponent(other)),
    ];
    for (const request of refused) {
      expect(() => sendPermitted(transport, request, permit, signal), request.url).toThrow('has no permit to write');
    }
    expect(sent).toEqual([]);
    await sendPermitted(transport, to(script.campaign.id), permit, signal);
    expect(sent).toHaveLength(1);
  });

  it.each(['PUT', 'PATCH', 'POST', 'DELETE', 'put', 'QUERY'])(
    'is needed for %s, with a body or without, and for no read',
    async (method) => {
      const { sent, transport } = wire();
      expect(() => sendPermitted(transport, to(script.campaign.id, method), undefined, signal)).toThrow(
        'has no permit',
      );
      for (const safe of ['GET', 'HEAD', 'OPTIONS']) await sendPermitted(transport, to(other, safe), undefined, signal);
      expect(sent).toHaveLength(3);
    },
  );
});
