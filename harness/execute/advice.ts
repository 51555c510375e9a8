import type { Exchange } from '../model/exchange.ts';

/** What an operator can do about a first request that was not accepted, by the status of its answer. */
export function adviceOn({ response }: Pick<Exchange, 'response'>): string {
  if ('failure' in response) {
    return response.failure === 'tls'
      ? 'Check that the certificates are right on both sides.'
      : 'Check that baseUrl is right and the host can be reached from here.';
  }
  const { status } = response;
  if (status >= 300 && status <= 399) return 'Correct baseUrl: redirects are not followed.';
  if (status === 401 || status === 407) return 'Check that the credential is valid, and is the one for this target.';
  if (status === 403) return 'Check that the credential has the scope that the pages name.';
  if (status === 404 || status === 410) return 'Check that baseUrl, the application and the campaign id are right.';
  if (status === 405 || status === 501) return 'Check that baseUrl leads to this version of the API.';
  if (status === 429) return 'Lower --rate, or run when the account has less other traffic.';
  if (status >= 500) return 'See the logs of the target, then run again.';
  if (status < 300) return 'Check that baseUrl leads to the API, and to this version of it.';
  return 'Make the baseline one that the target accepts: send it by hand and compare.';
}
