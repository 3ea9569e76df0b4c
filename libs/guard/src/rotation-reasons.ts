import type { ReasonPage } from './reason-page.js';

const ROTATE_EXAMPLE =
  'curl {rest_api_url}/v1/website/{website_id}/keys/self/rotate --request POST --header "Authorization: Bearer {key}" --header "Idempotency-Key: {random}" --json \'{}\'';
const CLAIM_EXAMPLE =
  'curl {rest_api_url}/v1/website/{website_id}/keys/self/claim --request POST --header "Authorization: Bearer {key}" --header "Idempotency-Key: {random}"';

/** Why a key cannot replace itself, or an answer is not repeated. */
export const ROTATION_REASONS = {
  self_rotation_disabled: {
    status: 403,
    title: 'This key may not rotate itself',
    meaning:
      'A website key gets its successor by itself only if it was made with `may_rotate_itself`, and never while it retires. Nothing was changed; the key works as before.',
    causes: [
      'The key was made without `may_rotate_itself`, which is off unless somebody switches it on.',
      'The key retires: its successor exists already.',
    ],
    steps: [
      'Retiring: use the successor. If its secret was lost, an administrator of the website rotates with the reason `lost`.',
      'Otherwise ask an owner or administrator of the website to rotate the key, or to make one that may rotate itself.',
    ],
    example: ROTATE_EXAMPLE,
    retry: { helps: false, advice: 'What a key may do is fixed when it is made.' },
  },

  rotation_under_way: {
    status: 409,
    title: 'The last rotation is still under way',
    meaning: 'The key that this one took the place of still works, and one rotation happens at a time. Nothing was changed.',
    causes: ['The grace of the last rotation has not ended.', 'A job that rotates the key runs more often than the grace is long.'],
    steps: [
      'Wait for the end of the grace, which `data.message` names, or rotate with a shorter `grace_days`.',
      'An administrator of the website can delete the old key sooner.',
    ],
    example: ROTATE_EXAMPLE,
    retry: { helps: false, advice: 'Not before the old key has ended.' },
  },

  nothing_to_rotate: {
    status: 409,
    title: 'The key has ended meanwhile',
    meaning: 'The key was good when the request arrived, and was rolled, deleted or ended before it could be rotated.',
    causes: ['Somebody rotated or deleted the key at the same moment.'],
    steps: ['Look the key up among the keys of the website, and use the one that took its place.'],
    retry: { helps: false, advice: 'Not with this key.' },
  },

  nothing_to_claim: {
    status: 409,
    title: 'No successor of this key waits to be claimed',
    meaning: 'A key with a schedule can claim its successor from the hour at which it begins to retire until its grace ends, once.',
    causes: [
      'The hour of the schedule has not come.',
      'An administrator, or an earlier request, has claimed the successor.',
      'The key has no schedule.',
    ],
    steps: [
      'Look for the headers `Deprecation` and `Sunset` on any answer: they are there while the key retires.',
      'If the answer of your own claim was lost, repeat it with the same `Idempotency-Key` within ten minutes; after that an administrator rotates with the reason `lost`.',
    ],
    example: CLAIM_EXAMPLE,
    retry: { helps: false, advice: 'Only once the key retires by its schedule.' },
  },

  idempotency_key_reused: {
    status: 409,
    title: 'The Idempotency-Key came with another body',
    meaning: 'The same key sent this `Idempotency-Key` within the last ten minutes with another body. Nothing was done.',
    causes: [
      'The value is made once for a program instead of once for a change.',
      'The body holds something that differs in each attempt.',
    ],
    steps: ['Draw a new value for each change.', 'Repeat a request with exactly the body of the first attempt.'],
    example: ROTATE_EXAMPLE,
    retry: { helps: false, advice: 'With the first body, or with a new value.' },
  },

  answer_not_kept: {
    status: 409,
    title: 'The change was made, and its answer is not shown again',
    meaning:
      'An earlier request with the same `Idempotency-Key` made this change. The key in its answer was rolled, rotated or deleted since.',
    causes: ['An administrator of the website ended the successor.', 'The successor was rotated already.'],
    steps: ['Ask an owner or administrator of the website for the present key.'],
    retry: { helps: false, advice: 'The answer is gone for good.' },
  },
} satisfies Record<string, ReasonPage>;
