import type { KeyView } from '../key-view.dto.js';
import type { RotatedKeyView } from './rotation.dto.js';
import type { Rotated } from './rotation.js';

export function rotatedKeyView({ id, secret, replaces }: Rotated, key: KeyView): RotatedKeyView {
  return { key_id: id, key_secret: secret, key, replaces: replaces && { key_id: replaces.id, grace_ends_at: replaces.graceEndsAt } };
}
