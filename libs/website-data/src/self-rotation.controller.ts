import { Body, Controller, Header, Post } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { SelfRotation } from '@gatehouse/credentials';
import { CallerId, CallingActor, RepeatableCall, Route } from '@gatehouse/guard';
import type { IdempotentCall } from '@gatehouse/platform';
import { SelfRotationBody, SuccessorDto, successorDto } from './self-rotation.dto.js';

const REPEATS = {
  name: 'Idempotency-Key',
  required: false,
  description: 'At least 128 random bits. The same request with the same key and body gets the same secret for ten minutes.',
};

/** What a website key does about itself. */
@ApiTags('Website keys')
@ApiParam({ name: 'website_id', format: 'uuid' })
@Controller('v1/website/:website_id/keys/self')
export class SelfRotationController {
  constructor(private readonly rotation: SelfRotation) {}

  @Post('rotate')
  @Header('Cache-Control', 'no-store')
  @ApiHeader(REPEATS)
  @Route({
    tiers: ['website'],
    answers: 'added',
    summary: 'Get the successor of this key, if it was made with may_rotate_itself.',
    data: SuccessorDto,
    body: true,
    refusals: ['self_rotation_disabled', 'rotation_under_way', 'nothing_to_rotate', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async rotate(
    @CallingActor() actor: Actor,
    @CallerId() keyId: string,
    @Body() body: SelfRotationBody,
    @RepeatableCall() call: IdempotentCall | null,
  ): Promise<SuccessorDto> {
    const { grace_days: graceDays, ends, idle_end_days: idleEndDays, lifetime_days: lifetimeDays } = body;
    return successorDto(await this.rotation.rotate(actor, keyId, { graceDays, ends, idleEndDays, lifetimeDays }, call));
  }

  @Post('claim')
  @Header('Cache-Control', 'no-store')
  @ApiHeader(REPEATS)
  @Route({
    tiers: ['website'],
    answers: 'added',
    summary: 'Claim the successor that the schedule of this key has prepared.',
    data: SuccessorDto,
    refusals: ['nothing_to_claim', 'rotation_under_way', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async claim(
    @CallingActor() actor: Actor,
    @CallerId() keyId: string,
    @RepeatableCall() call: IdempotentCall | null,
  ): Promise<SuccessorDto> {
    return successorDto(await this.rotation.claim(actor, keyId, call));
  }
}
