import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { AccountRole, Realm } from './principal.js';

/** Who may call a control-plane route. A route without one does not boot. */
export type Access =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'signed-in';
      readonly realm: Realm | 'any';
      /** Any of these roles; empty = every role of the realm. Administrators are not implied. */
      readonly roles: readonly AccountRole[];
      /** Routes that somebody with an unconfirmed e-mail still needs. */
      readonly unconfirmed: boolean;
    };

export const ACCESS = 'gatehouse:access';

/** Anybody may call it, signed in or not. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata<string, Access>(ACCESS, { kind: 'public' });
}

/**
 * Only a signed-in account of the realm with a confirmed e-mail, and, if roles are given, with one of them.
 *
 * @param options `unconfirmed: true` lets accounts in whose e-mail is not confirmed yet.
 */
export function SignedIn(
  realm: Realm | 'any',
  roles: readonly AccountRole[] = [],
  options: { unconfirmed?: boolean } = {},
): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata<string, Access>(ACCESS, { kind: 'signed-in', realm, roles, unconfirmed: options.unconfirmed ?? false }),
    ApiCookieAuth(realm === 'any' ? 'marketplace' : realm),
    ApiExtension('x-gatehouse-roles', [...roles]),
  );
}
