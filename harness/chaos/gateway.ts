import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { WatchedTarget } from '../commands/context.ts';
import { type Arrival, Call, type Treatment } from './call.ts';
import { changedBetween, type State } from './state.ts';

/** Answers what arrives as the target does. */
export const pass: Treatment = async (call) => call.answer(await call.deliver());

/** Methods that change nothing. */
const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The way to the target: an HTTP server on a loopback port that sees every request, and decides what becomes of it. The target lives
 * in this process and is reached by calling it, so that its true state can be seen at any time.
 */
export class Gateway {
  /** Every request so far, in the order in which their last byte arrived. */
  readonly arrivals: Arrival[] = [];
  /** What becomes of a request; default: it is passed on. */
  treat: Treatment = pass;
  private server: Server | undefined;
  private port = 0;
  private readonly late = new Set<Promise<void>>();
  private readonly listeners = new Set<(arrival: Arrival) => void>();
  private writes = 0;
  private readonly found: State;

  constructor(private readonly target: WatchedTarget) {
    this.found = target.stored();
  }

  /** Starts to listen; on the same port as before where it was closed meanwhile. */
  async open(): Promise<void> {
    // No limit of the server's own: how long a request takes is for the scenario to say.
    const server = createServer(
      { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 60_000 },
      (request, response) => {
        this.took(request, response).catch(() => request.socket.destroy());
      },
    );
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The gateway listens on no port');
    this.port = address.port;
    this.server = server;
  }

  /** `host:port`. */
  get authority(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Port it listens on. */
  get at(): number {
    return this.port;
  }

  /** Refuses connections for a time, in milliseconds. What is open is cut. */
  async away(ms: number): Promise<void> {
    await this.close();
    this.afterwards(ms, () => this.open());
  }

  /** Stops listening and cuts what is open. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  /** Calls back at each arrival, before anything becomes of it; what it returns ends that. */
  onArrival(listener: (arrival: Arrival) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Does something later, whoever has gone meanwhile; {@link settled} waits for it. */
  afterwards(ms: number, task: () => unknown): void {
    const done = new Promise((resolve) => setTimeout(resolve, ms)).then(task).then(
      () => void this.late.delete(done),
      () => void this.late.delete(done),
    );
    this.late.add(done);
  }

  /** Whether something is still to be carried out. */
  get owes(): boolean {
    return this.late.size > 0;
  }

  /** Resolves once all that was put off has been carried out: from then on the state of the target moves no more by itself. */
  async settled(): Promise<void> {
    while (this.late.size > 0) await Promise.all(this.late);
  }

  private async took(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', rawHeaders } = request;
    const headers: [string, string][] = [];
    for (let i = 0; i + 1 < rawHeaders.length; i += 2) headers.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
    const writes = !READS.includes(method);
    if (writes) this.writes += 1;
    const campaign = campaignIn(url, Object.keys(this.found));
    const arrival: Arrival = {
      n: this.arrivals.length + 1,
      ...(writes ? { nthWrite: this.writes } : {}),
      ...(campaign === undefined ? {} : { campaign }),
      method,
      url,
      headers,
      body: Buffer.concat(chunks).toString(),
      peer: request.socket.remotePort ?? 0,
      findsChanged: changedBetween(this.found, this.target.stored()).length > 0,
      changes: false,
      carriedOut: 0,
    };
    this.arrivals.push(arrival);
    for (const listener of this.listeners) listener(arrival);
    await this.treat(new Call(arrival, { target: this.target, gateway: this, request, response }));
  }
}

/** The campaign that the path of a URL names. */
function campaignIn(url: string, ids: readonly string[]): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  const segments = path.split('/').map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  });
  return ids.find((id) => segments.includes(id));
}
