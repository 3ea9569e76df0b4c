import type { Shape } from '../api/client.js';

/** Takes a key that was just issued, to be shown once under a title. */
export type OnKey = (title: string, keypair: Shape<'IssuedKeypairView'>) => void;
