import type { WireRequest } from '../model/exchange.ts';

/** Who asks: the suite's version, and the id of the run. */
export interface Caller {
  version: string;
  run: string;
}

/** The headers that say who asks; every request carries them. */
export function callerHeaders({ version, run }: Caller): [name: string, value: string][] {
  return [
    ['User-Agent', `campaign-conformance/${version}`],
    ['X-Conformance-Run', run],
  ];
}

/** A request's headers, and those of ours of whose names it has none. */
export function withAdded(own: WireRequest['headers'], added: WireRequest['headers']): WireRequest['headers'] {
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  return [...own, ...added.filter(([name]) => !names.has(name.toLowerCase()))];
}
