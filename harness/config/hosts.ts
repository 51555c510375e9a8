import { UsageError } from '../errors.ts';
import { suggestion } from './nearest.ts';

/** The names of this machine; who may write to one may write to all. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The host names that an entry of `hosts` opens for writing: itself, and for a loopback name every loopback name.
 * A scheme and a port written with it do not count.
 */
export function openedHosts(host: string): string[] {
  const url = host.includes('://') ? host : `http://${host === '::1' ? '[::1]' : host}`;
  if (!URL.canParse(url))
    throw new UsageError(`hosts holds no host name: ${host}`, 'Give a name like staging.example.');
  const { hostname } = new URL(url);
  return LOOPBACK.includes(hostname) ? LOOPBACK : [hostname];
}

/**
 * A base URL without its trailing slash. Anything but an absolute http or https URL of host, port and path is a `UsageError`.
 *
 * @param place Names where the URL stands: `targets.staging.acme.baseUrl`, `--base-url`.
 */
export function readBaseUrl(text: string, place: string): { baseUrl: string; host: string } {
  const fail = (what: string) => {
    throw new UsageError(`${place} ${what}`, 'Give an absolute URL like https://staging.example.');
  };
  if (!URL.canParse(text)) return fail(text.includes('@') ? 'is no URL' : `is no URL: ${text}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return fail(`is no http or https URL but ${url.protocol}`);
  // A password there would go into every recorded URL.
  if (url.username || url.password) return fail('holds a user name or password');
  if (url.search || url.hash) return fail('holds a query or a fragment');
  return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, host: url.hostname };
}

/** Base URLs given on the command line: one for every vendor, or one for each named vendor, which counts more. */
export interface Overrides {
  all?: string;
  byVendor: ReadonlyMap<string, string>;
}

/** Reads the values of `--base-url`: `URL` or `VENDOR=URL`. The last of its kind counts. */
export function readOverrides(values: readonly string[], vendors: readonly string[]): Overrides {
  const byVendor = new Map<string, string>();
  let all: string | undefined;
  for (const value of values) {
    const [, vendor, url] = /^([\w-]+)=(.*)$/s.exec(value) ?? [];
    if (vendor === undefined || url === undefined) all = value;
    else if (vendors.includes(vendor)) byVendor.set(vendor, url);
    else
      throw new UsageError(`--base-url names “${vendor}”, which the target does not have`, suggestion(vendor, vendors));
  }
  return { ...(all === undefined ? {} : { all }), byVendor };
}
