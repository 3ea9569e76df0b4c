/**
 * control-plane: which slices the control plane is made of. The marketplace serves their controllers, the worker runs their processors and
 * schedules; both know the same slices, so that a job always finds what the request that asked for it knew.
 *
 * Begin at `slices.ts`.
 */
export { slices } from './slices.js';
