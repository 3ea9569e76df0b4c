import { AppError } from '@gatehouse/platform';
import type { GroupUsers } from './group-users.js';

export class GroupNotFound extends AppError {
  constructor() {
    super({
      code: 'group_not_found',
      kind: 'not_found',
      detail: 'This website has no such security access group; GET /api/websites/{website_id}/groups lists those that it has.',
    });
  }
}

export class GroupNameTaken extends AppError {
  constructor() {
    super({
      code: 'group_name_taken',
      kind: 'conflict',
      detail:
        'A group of this website has that name already (capital letters make no difference), or it is the name of a role. Choose another.',
    });
  }
}

/** Deleting it would silently change what they may do. */
export class GroupInUse extends AppError {
  constructor({ operators, keys }: GroupUsers) {
    super({
      code: 'group_in_use',
      kind: 'conflict',
      detail: `${operators.length} operators and ${keys.length} keys are in this group. Name in move_to the group that they are to be in instead.`,
      extensions: { operators, keys },
    });
  }
}

export class RoleNeedsNoGroup extends AppError {
  constructor() {
    super({
      code: 'role_needs_no_group',
      kind: 'conflict',
      detail:
        'Owners and administrators manage the website and may do everything; a group cannot narrow that. Give the operator another role first.',
    });
  }
}
