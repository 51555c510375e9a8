import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { exchangeOf } from '../testing/exchange.ts';
import { leakIn } from './leak.ts';

interface Said {
  text?: string;
  body?: Json;
  url?: string;
  sent?: Json;
}

/** What is seen in a refusal. */
function seen({ text, body, url = 'https://api.example/campaign/api/v2/public/st-1/campaign/cd-1', sent }: Said) {
  const { request } = exchangeOf({ id: 'toy.leaflet.1', operation: 'putLeaflet' });
  return leakIn({
    request: { ...request, url, ...(sent === undefined ? {} : { body: sent }) },
    response: {
      status: 400,
      headers: {},
      ...(body === undefined ? {} : { body }),
      ...(text === undefined ? {} : { text }),
    },
  });
}

describe('an answer that shows the inside of its server', () => {
  it.each([
    ['Node', 'TypeError: x is undefined\n    at Layer.handle [as handle_request] (/app/lib/router.js:95:5)'],
    ['Node, bare', '    at async file:///app/index.mjs:12:3'],
    ['Node, of its own', 'at process.processTicksAndRejections (node:internal/process/task_queues:95:5)'],
    ['Node on a page', '<pre>Error: no<br> &nbsp; &nbsp;at next (/usr/src/app/router.js:144:13)<br></pre>'],
    ['Python', 'Traceback (most recent call last):\n'],
    ['a Python frame', '  File "/app/views.py", line 42, in put'],
    ['Java', 'at org.example.CampaignController.update(CampaignController.java:87)'],
    ['Java, native', '\tat java.base/jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)'],
    ['Kotlin', 'at com.example.UpdateKt.main(Update.kt:9)'],
    ['Go', 'goroutine 18 [running]:\nmain.update(0xc0000b2000)'],
    ['Go, a frame', '/go/src/campaign/handler.go:81 +0x1d'],
    ['Go, a panic', 'panic: runtime error: invalid memory address or nil pointer dereference'],
    ['.NET', '   at Campaigns.Api.CampaignService.Update(String id) in /src/CampaignService.cs:line 31'],
    ['.NET without files', '   at Campaigns.Api.CampaignService.Update(String id, CampaignDto body)'],
    ['Ruby', "app/models/campaign.rb:12:in `update'"],
    ['PHP', '#0 /var/www/html/index.php(12): update()'],
    ['PHP, a notice', '<b>Warning</b>: Undefined index in <b>/var/www/html/a.php</b> on line <b>3</b>'],
    ['Rust', "thread 'main' panicked at src/main.rs:4:5:"],
  ])('shows a trace of %s', (_, text) => {
    expect(seen({ text })?.kind).toBe('stack trace');
    expect(seen({ body: { errors: [{ msg: 'refused', trace: text.split('\n') }] } })?.kind).toBe('stack trace');
  });

  it.each([
    "ENOENT: no such file, open '/usr/src/app/config/prod.yaml'",
    'see /var/log/campaign/api.log',
    '/home/deploy/api/current/config.ru failed',
    'cannot load /app/settings.py',
    'node_modules/express/lib/router/index.js',
    'in C:\\inetpub\\wwwroot\\api\\web.config',
    'file:///srv/campaign/schema.json',
  ])('shows a path: %s', (message) => {
    expect(seen({ body: { message } })?.kind).toBe('server path');
  });

  it.each([
    'SELECT id, name FROM campaigns WHERE id = 3',
    'select c.id, c.name from campaigns c',
    'INSERT INTO campaigns (id, name) VALUES ($1, $2)',
    "update campaigns set name = 'x'",
    'SQLSTATE[23000]: Integrity constraint violation',
    'ORA-00904: invalid identifier',
    'could not execute statement; nested exception',
    'org.hibernate.exception.DataException: could not',
    'psycopg2.errors.StringDataRightTruncation',
    'ERROR: value too long for type character varying(48)',
    'duplicate key value violates unique constraint "campaigns_name_key"',
    'relation "campaigns" does not exist',
    'E11000 duplicate key error collection: prod.campaigns',
    'SQLITE_CONSTRAINT: UNIQUE constraint failed: campaigns.name',
    "Duplicate entry 'x' for key 'name'",
  ])('shows its database: %s', (message) => {
    expect(seen({ body: { message } })?.kind).toBe('database error');
  });

  it('is quoted briefly', () => {
    const { quote = '' } = seen({ text: `at run (/app/${'long/'.repeat(30)}x.js:1:1)` }) ?? {};
    expect(quote).toMatch(/^at run \(\/app\/long\/.*…$/);
    expect(quote.length).toBe(100);
  });
});

describe('an answer that shows nothing of its server', () => {
  it.each([
    'Cannot PUT /campaign/api/v2/public/st-1/campaign/cd-1',
    'see https://docs.example/usr/guide/errors.html',
    'the window must start at 9:00 AM and end at (18:00:00)',
    'name at index 3 is too long (48 characters at most)',
    'the member at dialingStrategy.callingHours (see the page)',
    'update campaigns one at a time; select a list from the account, and delete it where it is old',
    'Select one from: FIFO, LIFO',
    'Duplicate entry in contactLists',
    'priority must be one of 1, 2, 3 in line 4',
    'line 3, column 14: a comma is expected',
    'Validation failed: /dialingStrategy/callingHours/days/0/start must match the format',
    'The value /app is not allowed; try /home/ or /data/name',
    'C:D is no phone number',
    'Unexpected token } in JSON at position 42',
    'an exception occurred; trace id 4bf92f3577b34da6',
  ])('%s', (message) => {
    expect(seen({ body: { status: 'error', message } })).toBeUndefined();
    expect(seen({ text: message })).toBeUndefined();
  });

  it('only links to its own pages', () => {
    expect(
      seen({ text: '<script src="/app/static/main.js"></script><a href="/opt/x/y/z.html">help</a>' }),
    ).toBeUndefined();
  });

  it('only quotes what the request said, or a part of it', () => {
    const said = "x'; DROP TABLE c; SELECT secret FROM users -- /etc/ssl/private/key.pem";
    expect(seen({ sent: { name: said }, body: { message: `“${said.toUpperCase()}” is no name` } })).toBeUndefined();
    expect(seen({ sent: [{ a: [said] }], body: { message: 'not: SELECT secret  FROM u' } })).toBeUndefined();
    expect(
      seen({ url: 'https://api.example/a%2Fetc%2Fssl%2Fprivate%2Fkey', text: 'no /etc/ssl/private/key' }),
    ).toBeUndefined();
    expect(seen({ sent: { name: said }, body: { message: 'open /srv/api/etc/ssl/key.pem' } })?.kind).toBe(
      'server path',
    );
  });

  it('is one that never came', () => {
    const { request } = exchangeOf({ id: 'toy.leaflet.1', operation: 'putLeaflet' });
    expect(leakIn({ request, response: { failure: 'reset', message: 'at x (/app/y.js:1:1)' } })).toBeUndefined();
  });
});
