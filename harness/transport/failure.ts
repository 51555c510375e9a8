import { codeOf } from '../errors.ts';
import type { TransportFailure, WireResponse } from '../model/exchange.ts';
import { type ConnectionProgress, MAX_HEADERS, TooLarge } from './attempt.ts';
import { Undecodable } from './decode.ts';

/** Codes of a connection that was never made because nobody was there to make it with. */
const NOBODY_THERE = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT)$/;

/** What OpenSSL says where a server refuses a client that shows no certificate, or one that it does not take. */
const WANTS_CERTIFICATE = /certificate required|bad certificate|handshake failure|unknown ca|certificate unknown/i;

const CERTIFICATE = 'If the server demands a client certificate, configure tls.cert and tls.key';

/** What is known of a request whose answer did not come, beside the error. */
export interface Circumstances extends ConnectionProgress {
  origin: string;
  /** Whether this origin has ever answered: one that has takes us as we are. */
  hasAnswered: boolean;
}

/** What an error says about the connection or the answer. The message names what is to be known about it, in one sentence or two. */
export function failureOf(error: unknown, known: Circumstances): WireResponse {
  if (!(error instanceof Error)) throw error;
  const { origin, isConnected, isReused, hasHeard, hasAnswered } = known;
  const code = codeOf(error);
  // OpenSSL's own message is a list of its source files; its reason is a phrase.
  const said = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message || code;
  const fail = (failure: TransportFailure, message: string): WireResponse => ({ failure, message });
  const isSecure = origin.startsWith('https:');
  if (error instanceof Undecodable) return fail('undecodable', error.message);
  if (error instanceof TooLarge) return fail('too large', error.message);
  if (code === 'HPE_HEADER_OVERFLOW') {
    return fail('too large', `The headers of the answer are larger than ${MAX_HEADERS} bytes`);
  }
  if (!isConnected && (!isSecure || NOBODY_THERE.test(code))) {
    return fail('unreachable', `No connection to ${origin}: ${said}`);
  }
  const isRefused = isSecure && WANTS_CERTIFICATE.test(said);
  if (!isConnected || isRefused) {
    return fail('tls', `No TLS connection to ${origin}: ${said}${isRefused ? `. ${CERTIFICATE}` : ''}`);
  }
  // With TLS 1.3 the client is done before the server has looked at its certificate, and some servers just close.
  if (isSecure && !isReused && !hasHeard && !hasAnswered) {
    return fail('tls', `${origin} closes each connection right after the TLS handshake: ${said}. ${CERTIFICATE}`);
  }
  if (code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE') {
    return fail('reset', `The answer is not HTTP: ${said}`);
  }
  return fail('reset', `The connection broke before the answer was complete: ${said}`);
}
