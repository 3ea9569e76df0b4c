import { Injectable } from '@nestjs/common';
import { KeyMint, parseKey } from '@gatehouse/credentials';
import type { DataPlaneRequest } from './data-plane-request.js';
import { readAuthorization } from './presented-credential.js';
import { isUuid } from './uuid.js';

interface Claim {
  readonly identifier: string;
  readonly proven: boolean;
}

/** To whose credential a request belongs that was refused, without asking any store. */
@Injectable()
export class Attribution {
  constructor(private readonly mint: KeyMint) {}

  /**
   * The identifier that a request came with; null for none, or for more than one. A key that was made here for it proves the claim. Without that
   * proof only a 401 counts: the owner wants to see it, and failed authentications are limited, so a stranger cannot fill the owner's log.
   */
  credentialOf({ authorization, looseKeys }: Pick<DataPlaneRequest, 'authorization' | 'looseKeys'>, status: number): string | null {
    const claims = [...authorization.map((header) => this.inHeader(header)), ...looseKeys.map((text) => this.inKey(text))];
    const identifiers = new Set(claims.flatMap((claim) => (claim === null ? [] : [claim.identifier])));
    const [identifier] = identifiers;
    if (identifier === undefined || identifiers.size > 1) return null;
    return status === 401 || claims.some((claim) => claim?.proven) ? identifier : null;
  }

  private inHeader(header: string): Claim | null {
    const found = readAuthorization(header);
    if (found === null) return null;
    const identifier = found.identifier.toLowerCase();
    if (!isUuid(identifier)) return this.inKey(found.text);
    const key = parseKey(found.text);
    return { identifier, proven: key !== null && this.mint.madeHere(identifier, key) };
  }

  /** A key that carries its identifier. */
  private inKey(text: string): Claim | null {
    const key = parseKey(text);
    return key?.identifier == null ? null : { identifier: key.identifier, proven: this.mint.madeHere(key.identifier, key) };
  }
}
