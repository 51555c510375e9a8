import { isIPv6 } from 'node:net';
import { UsageError } from '../errors.ts';
import { isObject, type Json } from '../model/json.ts';
import { type Environment, withEnvironment } from './environment.ts';

/** The names and addresses of this machine; who may write to one may write to all. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0', '[::]'];

/**
 * The one name of a host, however it is written: lower case, without a trailing dot, an IPv4 address inside an IPv6 one by itself, and
 * `localhost` for every loopback name.
 *
 * @param url What `new URL` takes.
 */
export function hostnameOf(url: string): string {
  const written = new URL(url).hostname.replace(/\.$/, '');
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(written) ?? [];
  const name = high === undefined || low === undefined ? written : dotted(high, low);
  return LOOPBACK.includes(name) ? 'localhost' : name;
}

/** The two halves of an IPv4 address, in hex, as it is usually written. */
function dotted(...halves: string[]): string {
  return halves
    .map((half) => Number.parseInt(half, 16))
    .flatMap((half) => [half >> 8, half & 255])
    .join('.');
}

/**
 * The one text for a host and port, however a URL writes them: what guards, locks and journals compare. Neither the scheme nor the path
 * counts, nor does a port that is the scheme's own.
 */
export function hostOf(url: string): string {
  const { port } = new URL(url);
  return port === '' ? hostnameOf(url) : `${hostnameOf(url)}:${port}`;
}

/**
 * The name of a host that may be written to, as {@link hostnameOf} has it. A scheme and a port written with it do not count.
 *
 * @param place Names where it is written: `hosts`, `--allow-host`.
 */
export function readHost(host: string, place: string): string {
  const url = host.includes('://') ? host : `http://${isIPv6(host) ? `[${host}]` : host}`;
  if (!URL.canParse(url))
    throw new UsageError(`${place} holds no host name: ${host}`, 'Give a name like staging.example.');
  return hostnameOf(url);
}

/** A target of a config, as far as it matters for hosts. */
export interface TargetHosts {
  name: string;
  /** As the config writes them. */
  baseUrls: string[];
  production: boolean;
}

/** Every target of a config with its base URLs; those made of variables that are not set are passed over. */
export function targetHosts(config: Json, env: Environment): TargetHosts[] {
  if (!isObject(config) || !isObject(config.targets)) return [];
  return Object.entries(config.targets).map(([name, target]) => {
    const entries = isObject(target) ? Object.values(target) : [];
    const baseUrls = entries.flatMap((entry) => (isObject(entry) ? readable(entry.baseUrl ?? null, env) : []));
    return { name, baseUrls, production: isObject(target) && target.production === true };
  });
}

function readable(baseUrl: Json, env: Environment): string[] {
  try {
    const url = withEnvironment(baseUrl, env, () => '');
    return typeof url === 'string' && URL.canParse(url) ? [url] : [];
  } catch {
    return [];
  }
}
