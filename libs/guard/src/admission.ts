import { Injectable } from '@nestjs/common';
import { Environment } from '@gatehouse/platform';
import type { Access, CredentialOwner, KeyAccess } from './access.js';
import { Authentication } from './authentication.js';
import type { DataPlaneRequest } from './data-plane-request.js';
import { refuse, type Refused } from './decision.js';
import { FailedAuthentications } from './failed-authentications.js';
import { LeakNotice } from './leak-notice.js';
import * as say from './messages.js';
import { readCredential, type PresentedCredential } from './presented-credential.js';
import { websiteIn } from './standing.js';

const CHALLENGE = { 'WWW-Authenticate': 'Basic realm="Gatehouse REST API", charset="UTF-8"' };

/** From a request to the credential behind it, or to the refusal that tells a stranger nothing. */
@Injectable()
export class Admission {
  constructor(
    private readonly environment: Environment,
    private readonly authentication: Authentication,
    private readonly failures: FailedAuthentications,
    private readonly leaks: LeakNotice,
  ) {}

  async admit(request: DataPlaneRequest): Promise<Access | KeyAccess | Refused> {
    const credential = readCredential(request, this.environment.values.TIER_HEADER);
    if ('reason' in credential) return credential.reason === 'invalid_session' ? this.refuseFailure(request, credential) : credential;
    const result = await this.verify(request, credential);
    if ('access' in result) return result.access;
    if ('owner' in result) return refuse('url_key_disabled', say.URL_KEY_DISABLED, { credentialId: result.owner.identifier });
    return this.refuseFailure(request, refuse('invalid_session', say.REFUSED_CREDENTIAL, { cause: result.cause }));
  }

  /** A key that came in the clear is never used; if it was a good one, its owner is told. */
  async refusePlainHttp(request: DataPlaneRequest): Promise<Refused> {
    const refused = refuse('https_required', say.HTTPS_REQUIRED);
    const credential = readCredential(request, this.environment.values.TIER_HEADER);
    if ('reason' in credential) return refused;
    const result = await this.verify(request, credential);
    if ('cause' in result) await this.failures.count(request.address);
    else await this.leaks.tell('access' in result ? result.access : result.owner, request.address);
    return refused;
  }

  private async verify(
    request: DataPlaneRequest,
    credential: PresentedCredential,
  ): Promise<{ access: Access | KeyAccess } | { owner: CredentialOwner } | { cause: string }> {
    if (credential.identifier === undefined) {
      const owner = await this.authentication.ownerOfLooseKey(credential.text);
      return owner ? { owner } : { cause: 'loose_key' };
    }
    const circumstances = { websiteId: websiteIn(request), withRequested: simulates(request), address: request.address };
    const result = await this.authentication.verify(credential, circumstances);
    if (!('access' in result) || credential.place === 'header') return result;
    const { access } = result;
    return access.kind !== 'plugin' && access.allowedInUrl ? { access } : { owner: access };
  }

  /** A request without any credential is no attempt and is not counted. */
  private async refuseFailure(request: DataPlaneRequest, refused: Refused): Promise<Refused> {
    if (refused.cause === 'missing') return { ...refused, headers: CHALLENGE };
    const attempt = await this.failures.count(request.address);
    if (attempt.allowed) return { ...refused, headers: CHALLENGE };
    return refuse('rate_limited', say.tooManyFailures(attempt.retryAfterSeconds), {
      headers: { 'Retry-After': String(attempt.retryAfterSeconds) },
      ...(refused.cause === null ? {} : { cause: refused.cause }),
    });
  }
}

/** A development request that wants to be judged as a production one. */
export function simulates(request: DataPlaneRequest): boolean {
  return request.simulate?.trim().toLowerCase() === 'production';
}
