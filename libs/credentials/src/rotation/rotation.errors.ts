import { AppError } from '@gatehouse/platform';

/** The key retires already, or its own predecessor still does. */
export class RotationUnderWay extends AppError {
  constructor(until: Date | null, successorUsed: boolean) {
    const end = until === null ? '' : `, until ${until.toISOString()} at the latest`;
    super({
      code: 'rotation_under_way',
      kind: 'conflict',
      detail: successorUsed
        ? `A rotation is under way: the old key still works${end}. Delete or revoke it first, wait, or rotate the new key with "reason": "leaked", which ends all of them at once.`
        : `A rotation is under way: the old key still works${end}, and the new one has never been used. If its secret was lost, rotate with "reason": "lost" to get another one.`,
    });
  }
}

/** `reason: lost` is for a new key that nobody has used yet. */
export class NothingLost extends AppError {
  constructor() {
    super({
      code: 'nothing_lost',
      kind: 'conflict',
      detail:
        'The new key of this rotation has been used, so its secret has arrived somewhere. Rotate that one; or with "reason": "leaked", if it is in the wrong hands.',
    });
  }
}

/** The credential is not one that works now: not claimed yet, or ended. */
export class NothingToRotate extends AppError {
  constructor() {
    super({
      code: 'nothing_to_rotate',
      kind: 'conflict',
      detail: 'There is no key here that works and could be rotated: it is not claimed yet, has expired or was ended. Make a new one.',
    });
  }
}
