import { AppError } from '@gatehouse/platform';
import type { OperatorRole } from './operator-roles.js';

/** Also for a website that exists, when the caller is no operator of it. */
export class WebsiteNotFound extends AppError {
  constructor() {
    super({
      code: 'website_not_found',
      kind: 'not_found',
      detail: 'There is no such website among yours; GET /api/websites lists those that you are an operator of.',
    });
  }
}

export class OperatorRoleRequired extends AppError {
  constructor(roles: readonly OperatorRole[]) {
    super({
      code: 'operator_role_required',
      kind: 'forbidden',
      detail: `Only an operator of this website with the role ${roles.join(' or ')} may do this; an owner of the website can change your role.`,
      extensions: { roles },
    });
  }
}

export class ExternalIdTaken extends AppError {
  constructor() {
    super({
      code: 'external_id_taken',
      kind: 'conflict',
      detail: 'A website with this external_id exists already. If it is yours, ask one of its owners for an invitation.',
    });
  }
}

export class OperatorNotFound extends AppError {
  constructor() {
    super({
      code: 'operator_not_found',
      kind: 'not_found',
      detail: 'This account is no operator of the website; GET …/operators lists those who are.',
    });
  }
}

export class LastOwner extends AppError {
  constructor() {
    super({
      code: 'last_owner',
      kind: 'conflict',
      detail: 'A website needs an owner, and this is its last one. Make another operator an owner first.',
    });
  }
}

export class InvitationNotFound extends AppError {
  constructor() {
    super({
      code: 'invitation_not_found',
      kind: 'not_found',
      detail:
        'There is no such open invitation: it was accepted, withdrawn or has expired; GET …/operators/invitations lists the open ones.',
    });
  }
}

export class AlreadyOperator extends AppError {
  constructor() {
    super({
      code: 'already_operator',
      kind: 'conflict',
      detail: 'The account of this e-mail address is an operator of the website already; change its role instead.',
    });
  }
}
