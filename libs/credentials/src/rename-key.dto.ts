import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { ValidateBy } from 'class-validator';

export class RenameKeyBody {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @IsLine(100)
  name: string;

  @Fixed('expires_at was fixed when the key was made and is never extended, so that a date once agreed stays true. Make a new key.')
  expires_at?: never;

  @Fixed(
    'roles were chosen when the key was made and never change, so that nobody gains more through a key already handed out. Make a new key.',
  )
  roles?: never;

  @Fixed('groups were chosen when the key was made and never change; what a group allows can be changed. Make a new key.')
  groups?: never;

  @Fixed(
    'scopes were chosen when the key was made and never change, so that nobody gains more through a key already handed out. Make a new key.',
  )
  scopes?: never;

  @Fixed('allowed_addresses were chosen when the key was made and never change. Make a new key.')
  allowed_addresses?: never;

  @Fixed('allowed_in_url was chosen when the key was made and never changes: its users rely on where it may travel. Make a new key.')
  allowed_in_url?: never;

  @Fixed('daily_quota was chosen when the key was made and never changes. Make a new key.')
  daily_quota?: never;

  @Fixed(
    'may_rotate_itself was chosen when the key was made and never changes, so that nobody gains more through a key already handed out. Make a new key.',
  )
  may_rotate_itself?: never;

  @Fixed('schedule is set by PUT …/keys/{key_id}/schedule, and removed by DELETE.')
  schedule?: never;

  @Fixed('viewable was chosen when the key was made and never changes. Make a new key.')
  viewable?: never;
}

/** A member that nobody may send, and why. */
function Fixed(why: string): PropertyDecorator {
  return applyDecorators(MayBeMissing(), ValidateBy({ name: 'isFixed', validator: { validate: () => false } }, { message: why }));
}
