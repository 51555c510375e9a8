import { UsageError } from '../errors.ts';
import { hostnameOf, hostOf, type TargetHosts } from './hosts.ts';
import { suggestion } from './nearest.ts';

/**
 * A base URL without its trailing slash. Anything but an absolute http or https URL of host, port and path is a `UsageError`.
 *
 * @param place Names where the URL stands: `targets.staging.acme.baseUrl`, `--base-url`.
 */
function readBaseUrl(text: string, place: string): { baseUrl: string; host: string } {
  const fail = (what: string) => {
    throw new UsageError(`${place} ${what}`, 'Give an absolute URL like https://staging.example.');
  };
  if (!URL.canParse(text)) return fail(text.includes('@') ? 'is no URL' : `is no URL: ${text}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return fail(`is no http or https URL but ${url.protocol}`);
  // A password there would go into every recorded URL.
  if (url.username || url.password) return fail('holds a user name or password');
  if (url.search || url.hash) return fail('holds a query or a fragment');
  return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, host: hostnameOf(text) };
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

/** The hosts that count when a base URL is checked. */
export interface Hosts {
  /** Names that may be written to; see `Target.writableHosts`. */
  writable: readonly string[];
  /** Names that `--allow-host` gives. */
  allowed: readonly string[];
  /** Names that the config's `hosts` gives. */
  listed: readonly string[];
  /** The target itself. */
  own: TargetHosts;
  /** The config's other targets. */
  others: readonly TargetHosts[];
}

/**
 * The base URL of a vendor: the one on the command line, else the config's.
 *
 * @param configured As the config writes it.
 * @param place Names where that is.
 * @throws UsageError where the command line names a host that was not allowed, or gives up https without being allowed to.
 */
export function baseUrlOf(
  vendor: string,
  configured: string,
  overrides: Overrides,
  hosts: Hosts,
  place: string,
): string {
  const override = overrides.byVendor.get(vendor) ?? overrides.all;
  if (override === undefined) return readBaseUrl(configured, place).baseUrl;
  const { baseUrl, host } = readBaseUrl(override, '--base-url');
  if (hosts.allowed.includes(host)) return baseUrl;
  const isOthers = !hosts.listed.includes(host) && isHostOf(override, hosts.others) && !isHostOf(override, [hosts.own]);
  if (isOthers || !hosts.writable.includes(host)) throw foreign(isOthers ? hostOf(override) : host, host, hosts.others);
  if (/^https:/i.test(configured) && baseUrl.startsWith('http:')) {
    throw new UsageError(
      `--base-url turns the https of ${place} into http: credentials would be sent to ${host} for everybody to read`,
      `Give an https URL. If http is meant, add --allow-host ${host}`,
    );
  }
  return baseUrl;
}

/** Says whether a URL leads to the host and port of one of the targets. */
function isHostOf(url: string, targets: readonly TargetHosts[]): boolean {
  return targets.some(({ baseUrls }) => baseUrls.some((known) => hostOf(known) === hostOf(url)));
}

function foreign(shown: string, host: string, others: readonly TargetHosts[]): UsageError {
  const owners = others.filter(({ baseUrls }) =>
    baseUrls.some((url) => [hostOf(url), hostnameOf(url)].includes(shown)),
  );
  const names = owners.map(({ name }) => name).join(', ');
  return new UsageError(
    owners.length > 0
      ? `--base-url names the host ${shown}, which only ${owners.length > 1 ? 'other targets have' : 'another target has'}: ${names}`
      : `--base-url names the host ${shown}, which is nowhere in the config`,
    `A run writes to real campaigns. If ${host} is meant, add --allow-host ${host}, or add it to the config: hosts: [${host}]`,
  );
}

/** Whether the command line leads a vendor to the host of a production target that is no host of the target's own. */
export function leadsToProduction(
  baseUrls: readonly string[],
  own: TargetHosts,
  others: readonly TargetHosts[],
): boolean {
  const hosts = (targets: readonly TargetHosts[]) => targets.flatMap((target) => target.baseUrls.map(hostOf));
  const known = hosts([own]);
  const production = hosts(others.filter((target) => target.production));
  return baseUrls.map(hostOf).some((host) => production.includes(host) && !known.includes(host));
}
