import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InvalidInput, IsLine, MayBeMissing, type FieldProblem } from '@gatehouse/platform';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { ROTATION_ENDS, type RotationEnds } from '../credential.entity.js';
import { IssuedKeyView } from '../key-view.dto.js';
import { LONGEST_LIFE_DAYS } from '../website-key-terms.js';
import { DEFAULT_GRACE_DAYS, LONGEST_GRACE_DAYS, type RotationTerms } from './deadline.js';

export const ROTATION_REASONS = ['routine', 'leaked', 'lost'] as const;
export type RotationReason = (typeof ROTATION_REASONS)[number];

export class RotateBody {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LONGEST_GRACE_DAYS,
    default: DEFAULT_GRACE_DAYS,
    description: 'So many days the old key works beside the new one, at most. 0: it is refused at once.',
  })
  @MayBeMissing()
  @Max(LONGEST_GRACE_DAYS)
  @Min(0)
  @IsInt()
  grace_days?: number;

  @ApiPropertyOptional({
    enum: ROTATION_ENDS,
    description:
      '`on_first_use`: the old key ends when the new one is first used (default of plugins and user keys); `at_grace_end`: only then (default of website keys).',
  })
  @MayBeMissing()
  @IsIn(ROTATION_ENDS)
  ends?: RotationEnds;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LONGEST_GRACE_DAYS,
    description: 'The old key ends early after so many days without use.',
  })
  @MayBeMissing()
  @Max(LONGEST_GRACE_DAYS)
  @Min(1)
  @IsInt()
  idle_end_days?: number;

  @ApiPropertyOptional({
    enum: ROTATION_REASONS,
    default: 'routine',
    description:
      '`leaked`: a new secret for the same id, and everything older is refused at once; its answer is never repeated. `lost`: another secret for a new key that was never used; the old key goes on retiring.',
  })
  @MayBeMissing()
  @IsIn(ROTATION_REASONS)
  reason?: RotationReason;

  @ApiPropertyOptional({ minLength: 1, maxLength: 200, description: 'Your own words, for the audit.' })
  @MayBeMissing()
  @IsLine(200)
  note?: string;
}

export class RotateWebsiteKeyBody extends RotateBody {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: LONGEST_LIFE_DAYS,
    description: 'Days until the new key expires; as long as the old one was made for when left out.',
  })
  @MayBeMissing()
  @Max(LONGEST_LIFE_DAYS)
  @Min(1)
  @IsInt()
  lifetime_days?: number;
}

export class ReplacedKeyView {
  @ApiProperty({ format: 'uuid' })
  key_id: string;

  @ApiProperty({ format: 'date-time', description: 'The old key is refused from this moment on, or earlier.' })
  grace_ends_at: string;
}

/** The only answer that shows the secret, apart from its repeats by Idempotency-Key. */
export class RotatedKeyView extends IssuedKeyView {
  @ApiProperty({ type: ReplacedKeyView, nullable: true, description: 'Null: nothing works beside the new secret.' })
  replaces: ReplacedKeyView | null;
}

/** The terms of a rotation with its defaults. @throws {InvalidInput} for terms that `leaked` and `lost` have no use for */
export function termsOf(body: RotateWebsiteKeyBody, defaultEnds: RotationEnds): RotationTerms & { readonly reason: RotationReason } {
  const { grace_days, ends, idle_end_days, lifetime_days, reason = 'routine', note = null } = body;
  if (reason !== 'routine') {
    const given = { grace_days: grace_days === 0 ? undefined : grace_days, ends, idle_end_days, lifetime_days };
    const problems = Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([name]): FieldProblem => ({ pointer: `/${name}`, detail: `Leave ${name} out with the reason ${reason}: ${WHY[reason]}` }));
    if (problems.length > 0) throw new InvalidInput(problems);
  }
  return { graceDays: grace_days ?? DEFAULT_GRACE_DAYS, ends: ends ?? defaultEnds, idleEndDays: idle_end_days ?? null, reason, note };
}

const WHY: Readonly<Record<Exclude<RotationReason, 'routine'>, string>> = {
  leaked: 'a leaked key has no grace.',
  lost: 'the rotation that is under way keeps its terms.',
};
