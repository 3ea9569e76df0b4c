import { ApiProperty } from '@nestjs/swagger';
import { ROTATION_ENDS, type Credential, type RotationEnds } from '../credential.entity.js';

/** How long an old key works beside the new one, and who still uses it. */
export class GraceView {
  @ApiProperty({ format: 'date-time' })
  started_at: string;

  @ApiProperty({ format: 'date-time', description: 'At the latest; it is refused from this moment on.' })
  ends_at: string;

  @ApiProperty({ enum: ROTATION_ENDS, description: '`on_first_use`: the first request with the new key ends the old one.' })
  ends: RotationEnds;

  @ApiProperty({ type: 'integer', nullable: true, description: 'It ends early after so many days without use.' })
  idle_end_days: number | null;

  @ApiProperty({ type: 'integer', description: 'Requests with the old key since the rotation.' })
  uses: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  last_used_at: string | null;

  @ApiProperty({ type: String, nullable: true })
  last_used_address: string | null;

  @ApiProperty({ type: String, nullable: true })
  last_used_agent: string | null;
}

type Retiring = Pick<
  Credential,
  'retiringSince' | 'graceEndsAt' | 'ends' | 'idleEndDays' | 'graceUses' | 'lastUsedAt' | 'lastUsedAddress' | 'lastUsedAgent'
>;

/** Null for a key that was never rotated. */
export function graceView(of: Retiring): GraceView | null {
  if (of.retiringSince === null || of.graceEndsAt === null || of.ends === null) return null;
  const used = of.graceUses > 0;
  return {
    started_at: of.retiringSince.toISOString(),
    ends_at: of.graceEndsAt.toISOString(),
    ends: of.ends,
    idle_end_days: of.idleEndDays,
    uses: of.graceUses,
    last_used_at: used ? (of.lastUsedAt?.toISOString() ?? null) : null,
    last_used_address: used ? of.lastUsedAddress : null,
    last_used_agent: used ? of.lastUsedAgent : null,
  };
}
