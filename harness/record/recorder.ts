import type { Target, VendorTarget } from '../model/config.ts';
import type { Vendor } from '../model/contract.ts';
import type { Credential, Exchange, WireRequest, WireResponse } from '../model/exchange.ts';
import { Allowance, bodyOf, LEVELS, parsed } from './body.ts';
import { measure } from './part.ts';
import { Secrets } from './secrets.ts';

/** The part of an exchange that came from the wire, redacted. */
export type Recorded = Pick<Exchange, 'request' | 'response'>;

/** The one place where requests and answers become a record, and where secrets end. */
export interface Recorder {
  /** Makes the token known that a credential header carries, before it is sent; what never was a secret (`empty`, `garbage`) is left alone. */
  learn(vendor: Vendor, credential: Credential, header: { value: string }): void;
  /** Redacts a request and its answer. */
  record(target: Pick<VendorTarget, 'vendor'>, request: WireRequest, response: WireResponse): Recorded;
  /** Takes the secrets out of any other text that leaves the process, e.g. an error's. */
  scrub(text: string): string;
}

/** The cookies of a `Set-Cookie` header, one per line, their values hidden. */
const hideCookies = (value: string) => value.replace(/^([^=;\n]*)=[^;\n]*/gm, '$1=REDACTED-cookie');

/** The token in a credential header: what is left of it without the words of the vendor's template, or without any scheme. */
const tokenIn = (value: string) => value.replace(/^(Bearer|Basic)( |$)/i, '').trim();

/**
 * A recorder that knows every secret of a target's config. In a record stand `REDACTED-<vendor>-<credential>` for a token (three segments
 * for a JWT), `REDACTED-<vendor>-secret` for a client secret, and `REDACTED-cookie`.
 */
export function recorder(target: Target, vendors: readonly Vendor[]): Recorder {
  const secrets = new Secrets();
  for (const { vendor, credentials, other } of target.vendors) {
    secrets.learn(credentials.token ?? '', `${vendor}-own`);
    secrets.learn(credentials.clientSecret ?? '', `${vendor}-secret`);
    secrets.learn(other?.credentials.token ?? '', `${vendor}-other-account`);
    secrets.learn(other?.credentials.clientSecret ?? '', `${vendor}-other-secret`);
  }
  const harmless = new Set(['']);

  const requestOf = (
    target: Pick<VendorTarget, 'vendor'>,
    { method, url, headers, body, bytes }: WireRequest,
  ): Exchange['request'] => {
    const carrier = vendors.find(({ id }) => id === target.vendor)?.auth.name.toLowerCase();
    const safe = headers.map(([name, value]): [string, string] => {
      if (name.toLowerCase() !== carrier || harmless.has(tokenIn(value))) return [name, secrets.text(value)];
      // Nobody named it: it is a secret all the same.
      secrets.learn(tokenIn(value), `${target.vendor}-credential`);
      const hidden = secrets.text(value);
      return [name, hidden === value ? `REDACTED-${target.vendor}-credential` : hidden];
    });
    const content = bytes ? { base64: withoutSecrets(bytes) } : contentOf(body ?? '');
    return {
      method,
      url: secrets.text(url),
      headers: Object.fromEntries(safe),
      ...(body === undefined ? {} : content),
    };
  };

  /** A body as it can be written again exactly as it was sent: curl and replay depend on that, and whoever walks through it on its depth. */
  const contentOf = (text: string): Pick<Exchange['request'], 'body' | 'text'> => {
    const isDeep = measure(text, { cost: Number.POSITIVE_INFINITY, levels: LEVELS }).levels > LEVELS;
    const json = isDeep ? undefined : parsed(text);
    return json !== undefined && JSON.stringify(json) === text
      ? { body: secrets.json(json) }
      : { text: secrets.text(text) };
  };

  /** Every byte as a letter of its own, so that none is lost. */
  const withoutSecrets = (bytes: Uint8Array) =>
    Buffer.from(secrets.text(Buffer.from(bytes).toString('latin1')), 'latin1').toString('base64');

  const allowance = new Allowance();
  const responseOf = (target: Pick<VendorTarget, 'vendor'>, response: WireResponse): Exchange['response'] => {
    if ('failure' in response) return { failure: response.failure, message: secrets.text(response.message) };
    const headers = Object.entries(response.headers).map(([name, value]) => [
      name,
      name.toLowerCase() === 'set-cookie' ? hideCookies(value) : secrets.text(value),
    ]);
    const mark = vendors.find(({ id }) => id === target.vendor)?.success?.member;
    const content = response.body === '' ? {} : bodyOf(response.body, { allowance, secrets, mark });
    return { status: response.status, headers: Object.fromEntries(headers), ...content };
  };

  return {
    learn(vendor, credential, header) {
      const token = tokenIn(header.value);
      if (credential === 'garbage') harmless.add(token);
      else secrets.learn(token, `${vendor.id}-${credential}`);
    },
    // The request first: a token it carries may come back in the answer.
    record: (target, request, response) => ({
      request: requestOf(target, request),
      response: responseOf(target, response),
    }),
    scrub: (text) => secrets.text(text),
  };
}
