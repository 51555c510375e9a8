/**
 * A thread that carries trials out, one after the other. Plain JavaScript: from here on the TypeScript loader takes over.
 *
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register({ tsconfig: false });
const { attend } = await import('./worker.ts');
await attend(parentPort, workerData);
