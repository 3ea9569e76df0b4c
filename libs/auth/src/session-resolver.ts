import type { FastifyRequest } from 'fastify';
import type { Principal, Realm } from './principal.js';

/** Finds who is signed in by the session cookie of a realm. Implemented by the accounts slice. */
export abstract class SessionResolver {
  abstract resolve(realm: Realm, request: FastifyRequest): Promise<Principal | null>;
}
