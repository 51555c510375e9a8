import { writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Json } from '../model/json.ts';
import { acme, complaint, loading, one, ref } from './load.test-helper.ts';

const { at, load, loadText } = loading();

describe('loadTarget', () => {
  it('reads a whole target from YAML, with variables and a baseline file', async () => {
    await writeFile(at('call.json'), `{"name":"From a ${ref('FILE')}"}`);
    const target = await loadText(
      `
# yaml-language-server: $schema=./config.schema.json
require: [updateCall]
hosts: [Spare.Example]
targets:
  staging:
    acme:
      baseUrl: https://acme.example/base/
      space: sp-1
      auth: { token: "\${KEY}", clientId: cs, clientSecret: "a\${KEY}b" }
      rate: none
      values: { lists: [one, two] }
      campaigns:
        call: { id: cd-1, disposable: true, baseline: ./call.json }
        text: { id: cd-2 }
        neighbour: { id: cd-3, kind: call, role: neighbour }
      other:
        space: sp-2
        auth: { token: theirs }
        campaigns: { call: { id: cd-9 } }
    zeta:
      baseUrl: http://localhost:8080
      auth: { token: " zeta-key\\n" }
      campaigns: { voice: { id: "1", disposable: true, baseline: { text: "$\${KEY}" } } }
`,
    );
    expect(target).toEqual({
      name: 'staging',
      require: ['updateCall'],
      writableHosts: ['acme.example', 'localhost', 'spare.example'],
      vendors: [
        {
          vendor: 'acme',
          baseUrl: 'https://acme.example/base',
          settings: { space: 'sp-1' },
          credentials: { token: 'key-from-env', clientId: 'cs', clientSecret: 'akey-from-envb' },
          values: { lists: ['one', 'two'] },
          ratePerMinute: Number.POSITIVE_INFINITY,
          campaigns: [
            {
              key: 'call',
              id: 'cd-1',
              kind: 'call',
              role: 'own',
              disposable: true,
              baseline: { name: `From a ${ref('FILE')}` },
            },
            { key: 'text', id: 'cd-2', kind: 'text', role: 'own', disposable: false },
            { key: 'neighbour', id: 'cd-3', kind: 'call', role: 'neighbour', disposable: false },
          ],
          other: {
            settings: { space: 'sp-2' },
            credentials: { token: 'theirs' },
            campaigns: [{ key: 'call', id: 'cd-9', kind: 'call', role: 'own', disposable: false }],
          },
        },
        {
          vendor: 'zeta',
          baseUrl: 'http://localhost:8080',
          settings: {},
          credentials: { token: 'zeta-key' },
          values: {},
          ratePerMinute: Number.POSITIVE_INFINITY,
          campaigns: [
            { key: 'voice', id: '1', kind: 'voice', role: 'own', disposable: true, baseline: { text: ref('KEY') } },
          ],
        },
      ],
    });
  });

  it('reads JSON, with a reference to the schema for editors', async () => {
    const target = await loadText(
      JSON.stringify({ $schema: './config.schema.json', ...(one(acme()) as object) }, null, 2),
    );
    expect(target.vendors[0]).toMatchObject({ baseUrl: 'https://acme.example', values: { lists: [] }, campaigns: [] });
  });

  it('takes the rate from the config, else from the documentation', async () => {
    expect((await load({ document: one(acme()) })).vendors[0]?.ratePerMinute).toBe(120);
    expect((await load({ document: one(acme({ rate: 30 })) })).vendors[0]?.ratePerMinute).toBe(30);
  });

  it('takes times in seconds', async () => {
    const times = { timeout: 2.5, patience: 90 };
    expect((await load({ document: one(acme(times)) })).vendors[0]).toMatchObject({
      timeoutMs: 2500,
      patienceMs: 90_000,
    });
    expect((await load({ document: one(acme()) })).vendors[0]).not.toHaveProperty('timeoutMs');
    const reported = async (times: object) => complaint(load({ document: one(acme(times)) }));
    expect(await reported({ timeout: 0 })).toContain('targets.staging.acme.timeout must be > 0');
    expect(await reported({ patience: 100_000 })).toContain('targets.staging.acme.patience must be <= 86400');
    expect(await reported({ timeout: '5' })).toContain('targets.staging.acme.timeout is a text');
  });

  it('knows a production target by its mark', async () => {
    const marked = (production: unknown) =>
      load({ document: { targets: { live: { production, acme: acme() } } } as Json });
    expect(await marked(true)).toMatchObject({ production: true, vendors: [{ vendor: 'acme' }] });
    expect(await marked(false)).not.toHaveProperty('production');
    expect(await complaint(marked('yes'))).toContain('targets.live.production is a text → It has to be true or false');
    const alone = load({ document: { targets: { live: { production: true } } } as Json });
    expect(await complaint(alone)).toContain('targets.live names no vendor');
  });

  it('lets another account leave out what is as in the own one, its credentials included', async () => {
    const target = await load({ document: one(acme({ other: { campaigns: { call: { id: 'cd-9' } } } })) });
    expect(target.vendors[0]?.other).toMatchObject({ settings: { space: 'sp' }, credentials: {} });
  });

  it('needs only the variables of the target it is asked for', async () => {
    const document = {
      targets: { staging: { acme: acme() }, live: { acme: acme({ auth: { token: ref('LIVE_KEY') } }) } },
    } as Json;
    expect((await load({ document, targetName: 'staging' })).name).toBe('staging');
    expect(await complaint(load({ document, targetName: 'live' }))).toContain(
      'The environment variable LIVE_KEY is not set; targets.live.acme.auth.token needs it',
    );
  });
});

describe('a wrong config', () => {
  it('that is malformed is reported with line and column, without its text', async () => {
    const reported = await complaint(loadText('targets:\n  staging:\n    acme: { token: "hunter2"\n    other: [\n'));
    expect(reported).toMatch(/^conformance\.yaml is malformed at line 4, column \d+: /);
    expect(reported).not.toContain('hunter2');
    expect(await complaint(loadText('{"targets": {"a": 1, "a": 2}}'))).toContain(
      'line 1, column 22: a key is there twice',
    );
  });

  it.each([
    ['an alias', 'token: *hunter2'],
    ['an alias in a list', 'token: [*hunter2]'],
    ['a merge', '<<: *hunter2'],
    ['a merge of a text', '<<: hunter2'],
    ['a tag', 'token: !hunter2 x'],
    ['a tag of a kind', 'token: !!int hunter2'],
    ['a tag with a prefix', 'token: !hunter2!x y'],
    ['an anchor twice', 'token: &hunter2 &hunter2 x'],
    ['an anchor of an alias', 'token: &hunter2 *hunter2'],
    ['a reserved character', 'token: @hunter2'],
    ['a backtick', 'token: `hunter2`'],
    ['a directive', '%hunter2'],
    ['an open quote', 'token: "hunter2'],
    ['an escape', 'token: "\\hunter2"'],
    ['a bracket', 'token: [hunter2'],
    ['a brace', 'token: {hunter2'],
    ['a colon', 'token: hunter2: x'],
    ['a key of a list', '? [hunter2]\n      : x'],
    ['a key of two lines', '"hunter2\n  x": y'],
    ['a key without a value', 'hunter2'],
    ['a key in a map', '{ hunter2 }'],
    ['a key twice', 'hunter2: 1\n      hunter2: 2'],
    ['a long key', `${'hunter2'.repeat(200)}: 1`],
    ['a tab', '\thunter2: x'],
    ['an end', '...\nhunter2'],
    ['another document', '---\nhunter2: 1'],
    ['a block', 'token: |2\n hunter2'],
    ['a fold', 'token: >hunter2'],
    ['a text after a text', 'token: "x" hunter2'],
    ['too many lists', `token: ${'['.repeat(20_000)}hunter2`],
    ['a list in place of a text', 'token: [hunter2]'],
    ['a map in place of a text', 'token: { hunter2: hunter2 }'],
    ['an unknown key', 'tokn-hunter2: x'],
  ])('shows none of its text where it has %s', async (_, wrong) => {
    const text = `targets:\n  staging:\n    acme:\n      baseUrl: https://acme.example\n      auth:\n      ${wrong}\n`;
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const reported = await complaint(loadText(text));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
    expect(reported).not.toContain('hunter2');
    expect(reported).toMatch(/^conformance\.yaml/);
  });

  it('whose alias names nothing says where, and what may be meant', async () => {
    expect(await complaint(loadText('targets:\n  a: { b: *x }\n'))).toBe(
      'conformance.yaml is malformed at line 2, column 11: an alias names no anchor before it; a text that begins with * has to be in quotes → Fix the YAML or JSON there.',
    );
  });

  it('that is not there, or no config at all, is named', async () => {
    expect(await complaint(load({ file: 'missing.yaml' }))).toContain('missing.yaml does not exist');
    expect(await complaint(load({ file: '.' }))).toContain('. is a directory');
    expect(await complaint(loadText(''))).toContain('conformance.yaml: The document is empty');
    expect(await complaint(loadText('targets: {}'))).toContain('has no target');
    expect(await complaint(loadText('targets: { staging: {} }'))).toContain('targets.staging names no vendor');
  });

  it('with an unknown key names path, line and the key that was meant', async () => {
    const text =
      'targets:\n  staging:\n    acme:\n      baseUrl: https://acme.example\n      spaceID: sp\n      auth: { token: x }\n';
    expect(await complaint(loadText(text.replace('spaceID', 'spcae')))).toBe(
      'conformance.yaml, line 5: targets.staging.acme.spcae is no known key (and targets.staging.acme has no “space”) → Did you mean “space”?',
    );
    expect(await complaint(load({ document: one(acme(), { requires: [] }) }))).toContain(
      'requires is no known key → Did you mean “require”?',
    );
    expect(await complaint(load({ document: { targets: { s: { acne: acme() } } } as Json }))).toContain(
      'Did you mean “acme”?',
    );
    expect(await complaint(load({ document: one(acme({ qqqqq: 1 })) }))).toContain('There are: baseUrl, space, auth,');
  });

  it('with a wrong type says what is there and what has to be', async () => {
    const reported = async (vendor: object) => complaint(load({ document: one(acme(vendor)) }));
    expect(await reported({ space: 67777 })).toBe(
      'The config: targets.staging.acme.space is a number → It has to be a text. Put it in quotes.',
    );
    expect(await reported({ rate: 'fast' })).toBe(
      'The config: targets.staging.acme.rate is a text → It has to be a number, or “none”.',
    );
    expect(await reported({ rate: -1 })).toContain('The config: targets.staging.acme.rate must be > 0');
    expect(await reported({ campaigns: { call: { disposable: true } } })).toContain(
      'call has no “id” → Add “id” there: The campaign’s id.',
    );
    expect(
      await complaint(load({ document: { targets: { s: { acme: { auth: { token: 'k' } } } } } as Json })),
    ).toContain('targets.s.acme has no “baseUrl” (and targets.s.acme has no “space”) → Add “baseUrl” there.');
    expect(await reported({ values: { lists: ['a', 5] } })).toContain(
      'targets.staging.acme.values.lists[1] is a number',
    );
    expect(await reported({ campaigns: { call: { id: 'c', baseline: 5 } } })).toContain(
      'It has to be a map or a text.',
    );
    expect(await reported({ campaigns: { call: { id: 'c', role: 'neighbor' } } })).toContain(
      'Did you mean “neighbour”?',
    );
    expect(await reported({ space: '' })).toContain('targets.staging.acme.space is empty');
  });

  it('with several targets or an unknown one lists their names', async () => {
    const document = { targets: { staging: { acme: acme() }, live: { acme: acme() } } } as Json;
    expect(await complaint(load({ document }))).toBe(
      'The config has several targets → Name one with --target: staging, live.',
    );
    expect(await complaint(load({ document, targetName: 'lvie' }))).toBe(
      'The config has no target “lvie” → Did you mean “live”?',
    );
    expect(await complaint(load({ document, targetName: 'x' }))).toContain('There are: staging, live.');
    expect(await complaint(load({ document, targetName: 'constructor' }))).toContain('has no target “constructor”');
  });

  it('with a variable that is missing or empty names it, its place and its line', async () => {
    const text = `targets:\n  staging:\n    acme:\n      baseUrl: https://acme.example\n      space: sp\n      auth: { token: "${ref('NO_KEY')}" }\n`;
    expect(await complaint(loadText(text))).toBe(
      'The environment variable NO_KEY is not set; targets.staging.acme.auth.token needs it (conformance.yaml, line 6) → Set NO_KEY before the run.',
    );
    expect(await complaint(loadText(text, { env: { NO_KEY: '' } }))).toContain('NO_KEY is empty');
  });

  it('requires operations that exist', async () => {
    expect(await complaint(load({ document: one(acme(), { require: ['updatecall'] }) }))).toBe(
      'require names no known operation: “updatecall” → Did you mean “updateCall”?',
    );
  });
});
