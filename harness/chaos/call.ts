import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WatchedTarget } from '../commands/context.ts';
import type { WireResponse } from '../model/exchange.ts';
import { changedBetween } from './state.ts';

/** A request as the gateway saw it. */
export interface Arrival {
  /** Its place among all requests, from 1. */
  n: number;
  /** Its place among those that may write, from 1; absent for a read. */
  nthWrite?: number;
  /** The campaign its path names. */
  campaign?: string;
  method: string;
  url: string;
  /** As they were sent, the credential among them. */
  headers: [name: string, value: string][];
  body: string;
  /** Port of the sender's end of the connection. */
  peer: number;
  /** Whether the target held something else than at first when it came. */
  findsChanged: boolean;
  /** Whether it changed what the target holds: by its first delivery. */
  changes: boolean;
  /** How often the target got it. */
  carriedOut: number;
  /** Status of the target's own answer, whatever the sender got to read. */
  status?: number;
}

/** Decides what becomes of a request. */
export type Treatment = (call: Call) => Promise<void>;

/** An answer as it is written, byte for byte. */
export interface Reply {
  status: number;
  headers: { [name: string]: string };
  body: string | Buffer;
}

/** What a call has the gateway do: something later, and refusing connections for a time. */
interface Keeper {
  afterwards(ms: number, task: () => unknown): void;
  away(ms: number): Promise<void>;
}

/** What a call is made in. */
interface Scene {
  target: WatchedTarget;
  gateway: Keeper;
  request: IncomingMessage;
  response: ServerResponse;
}

/** A request on its way: what a treatment does with it. */
export class Call {
  constructor(
    readonly arrival: Arrival,
    private readonly scene: Scene,
  ) {}

  /** Carries the request out, whether or not somebody waits for the answer. */
  async deliver(): Promise<Reply> {
    const { method, url, headers, body } = this.arrival;
    const { target } = this.scene;
    const before = this.arrival.carriedOut === 0 ? target.stored() : undefined;
    this.arrival.carriedOut += 1;
    const answer: WireResponse = await target.handle({ method, url, headers, body });
    if (before) this.arrival.changes = changedBetween(before, target.stored()).includes(this.arrival.campaign ?? '');
    if ('failure' in answer) throw new Error(`The reference target fails without a fault: ${answer.message}`);
    this.arrival.status = answer.status;
    return answer;
  }

  /** Carries the request out after a time, in milliseconds. */
  deliverLater(ms: number): void {
    this.scene.gateway.afterwards(ms, () => this.deliver());
  }

  /** Answers properly. */
  answer({ status, headers, body }: Reply): void {
    const { response } = this.scene;
    if (!response.destroyed) response.writeHead(status, headers).end(body);
  }

  /** Writes an answer with headers of its own making, and leaves the connection open unless it is ended. */
  raw(text: string | Buffer, { end = false } = {}): void {
    const { socket } = this.scene.request;
    if (socket.destroyed) return;
    socket.write(text);
    if (end) socket.end();
  }

  /** Cuts the connection with a reset. */
  reset(): void {
    this.scene.request.socket.resetAndDestroy();
  }

  /** Closes the connection without a word. */
  end(): void {
    this.scene.request.socket.destroy();
  }

  /** Answers properly and closes the connection right after, as a server does that has been idle long enough. */
  answerAndClose(reply: Reply): void {
    this.scene.response.once('finish', () => setImmediate(() => this.scene.request.socket.destroy()));
    this.answer(reply);
  }

  /** Answers drop by drop over a time, in milliseconds. */
  drip({ status, headers, body }: Reply, ms: number): void {
    const { response, gateway } = this.scene;
    const bytes = Buffer.from(body);
    const drops = 20;
    const size = Math.ceil(bytes.length / drops);
    response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
    for (let drop = 0; drop < drops; drop++) {
      gateway.afterwards((ms * (drop + 1)) / drops, () => {
        if (!response.destroyed) response.write(bytes.subarray(drop * size, (drop + 1) * size));
        if (drop === drops - 1) response.end();
      });
    }
  }

  /** Does something later, whoever has gone meanwhile. */
  afterwards(ms: number, task: () => unknown): void {
    this.scene.gateway.afterwards(ms, task);
  }

  /** Refuses connections for a time, in milliseconds; this one is cut. */
  async away(ms: number): Promise<void> {
    await this.scene.gateway.away(ms);
  }
}
