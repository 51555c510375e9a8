import type { Vendor } from '../model/contract.ts';
import type { Credential, Exchange } from '../model/exchange.ts';

/** A word that the shell takes as it is, whatever it holds. */
export const shellWord = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A word in which the shell expands nothing but what `expansion` says. */
const quotedAround = (before: string, expansion: string, after: string) => {
  const plain = (text: string) => text.replace(/[\\"$`]/g, '\\$&');
  return `"${plain(before)}${expansion}${plain(after)}"`;
};

/** The token in a variable, changed by the first of two commands of sed that finds something. */
const sedOf = (variable: string, first: string, other: string) =>
  `$(printf %s "$${variable}" | sed -e '${first}' -e t -e '${other}')`;

/**
 * The name of the environment variable a curl line takes a vendor's token from: `ACME_TOKEN`, `ACME_OTHER_TOKEN` for the other account,
 * `ACME_EXPIRED_TOKEN` for one whose time is over.
 */
export function tokenVariable(vendor: string, which: 'own' | 'other' | 'expired' = 'own'): string {
  const name = vendor.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return `${/^\d/.test(name) ? '_' : ''}${name}_${which === 'own' ? '' : `${which.toUpperCase()}_`}TOKEN`;
}

/** The shell expression that yields a credential's token from the operator's own; `undefined` where the recorded value is as good. */
function expansion(vendor: string, credential: Credential): string | undefined {
  const own = tokenVariable(vendor);
  switch (credential) {
    case 'own':
    case 'wrong scheme':
      return `$${own}`;
    case 'other account':
      return `$${tokenVariable(vendor, 'other')}`;
    case 'wrong signature':
      // The last eight characters of the signature overwritten: wrong, whatever they were.
      return `\${${own}%????????}AAAAAAAA`;
    case 'wrong signature at its start':
      return sedOf(own, String.raw`s/\.[A-Za-f]\([^.]*\)$/.w\1/`, String.raw`s/\.[^.]\([^.]*\)$/.A\1/`);
    case 'wrong signature at its end':
      return sedOf(own, 's/[A-Za-f]$/w/', 's/.$/A/');
    case 'expired':
      return `$${tokenVariable(vendor, 'expired')}`;
    case 'alg none':
      // base64url of {"alg":"none","typ":"JWT"}, the claims of the own token, and no signature.
      return `eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.$(printf %s "$${own}" | cut -d. -f2).`;
    case 'none':
    case 'empty':
    case 'garbage':
      return undefined;
  }
}

/** What a shell, or whoever copies a line, may lose on the way: control characters, and a byte order mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
const UNPRINTABLE = /[\0-\x08\x0b-\x1f\x7f\ufeff]/;

const inBase64 = (text: string) => Buffer.from(text).toString('base64');

/** The argument of `--header` for one recorded header. */
function headerArgument(name: string, value: string, vendor: Vendor, credential: Credential): string {
  const token = name.toLowerCase() === vendor.auth.name.toLowerCase() ? expansion(vendor.id, credential) : undefined;
  // curl takes “Name:” for “leave it out” and “Name;” for “send it empty”.
  if (token === undefined) return value === '' ? shellWord(`${name};`) : shellWord(`${name}: ${value}`);
  const scheme = /^(?:Bearer|Basic) /i.exec(value)?.[0] ?? '';
  return quotedAround(`${name}: ${scheme}`, token, '');
}

/**
 * The curl command that sends an exchange's request again, for a POSIX shell, one option per line.
 *
 * A body that a line of text cannot hold is written in base64, and piped. The token comes from an environment variable (see {@link tokenVariable}); the shell expands nothing else, whatever URL and body hold.
 * A credential made to be refused is made again from that variable.
 */
export function toCurl({ request, credential }: Pick<Exchange, 'request' | 'credential'>, vendor: Vendor): string {
  const { method, url, headers } = request;
  const { base64, text = request.body === undefined ? undefined : JSON.stringify(request.body) } = request;
  const bytes = base64 ?? (text === undefined || !UNPRINTABLE.test(text) ? undefined : inBase64(text));
  const isSent = bytes !== undefined || text !== undefined;
  const options = Object.entries(headers).map(
    ([name, value]) => `--header ${headerArgument(name, value, vendor, credential)}`,
  );
  // Without a content type of its own, curl would add that of a form.
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (isSent && !typed) options.push(`--header 'Content-Type:'`);
  if (bytes !== undefined) options.push('--data-binary @-');
  else if (text !== undefined) options.push(`--data-raw ${shellWord(text)}`);
  // As it is written: no dot segments resolved, no brackets taken for ranges.
  const literal = `${/\/\.{1,2}(\/|\?|$)/.test(url) ? ' --path-as-is' : ''}${/[[\]{}]/.test(url) ? ' --globoff' : ''}`;
  const piped = bytes === undefined ? '' : `printf %s ${shellWord(bytes)} | base64 -d | `;
  return [
    `${piped}curl --request ${shellWord(method).replace(/^'([A-Za-z]+)'$/, '$1')}${literal} ${shellWord(url)}`,
    ...options,
  ].join(' \\\n  ');
}
