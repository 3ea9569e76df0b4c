import { AppError } from '@gatehouse/platform';

export class NoSchedule extends AppError {
  constructor() {
    super({ code: 'no_schedule', kind: 'conflict', detail: 'This key rotates by no schedule; set one with PUT …/keys/{key_id}/schedule.' });
  }
}

/** The key was made without the permission to rotate itself, or retires. */
export class SelfRotationDisabled extends AppError {
  constructor(retiring: boolean) {
    super({
      code: 'self_rotation_disabled',
      kind: 'forbidden',
      detail: retiring
        ? 'This key retires, and a retiring key cannot rotate itself. Use its successor; if its secret was lost, an administrator of the website rotates with the reason "lost".'
        : 'This key was not made with may_rotate_itself. An administrator of the website rotates it, or makes a new key that may.',
    });
  }
}

/** There is no successor of a schedule that waits for this key. */
export class NoSuccessorWaiting extends AppError {
  constructor() {
    super({
      code: 'nothing_to_claim',
      kind: 'conflict',
      detail:
        'No successor of this key waits to be claimed: the key does not retire by a schedule now, or the successor was claimed or has lapsed.',
    });
  }
}
