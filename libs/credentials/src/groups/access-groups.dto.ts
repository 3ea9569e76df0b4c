import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, IsUUID, MaxLength } from 'class-validator';
import type { AccessGroup } from './access-group.entity.js';
import type { GroupUsers } from './group-users.js';

function Pairs(): PropertyDecorator {
  return (target, name) => {
    const rules = [MaxLength(200, { each: true }), IsString({ each: true }), ArrayUnique(), ArrayMaxSize(200), ArrayMinSize(1), IsArray()];
    for (const decorate of rules) decorate(target, name);
  };
}

export class CreateGroupBody {
  @ApiProperty({ minLength: 1, maxLength: 100, description: 'Unique within the website, whatever the case of its letters.' })
  @IsLine(100)
  name: string;

  @ApiProperty({ type: [String], example: ['website:conversation:messages/read'], description: 'Pairs of the catalogue, scope/mode.' })
  @Pairs()
  pairs: string[];
}

export class ChangeGroupBody {
  @ApiPropertyOptional({ minLength: 1, maxLength: 100 })
  @MayBeMissing()
  @IsLine(100)
  name?: string;

  @ApiPropertyOptional({ type: [String], description: 'Replaces all pairs; counts from the next request of everybody in the group.' })
  @MayBeMissing()
  @Pairs()
  pairs?: string[];
}

export class DeleteGroupBody {
  @ApiPropertyOptional({ format: 'uuid', description: 'The group in which those who are in this one are to be instead.' })
  @MayBeMissing()
  @IsUUID('all')
  move_to?: string;
}

export class AssignGroupBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID('all')
  group_id: string;
}

export class GroupView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: [String], description: 'scope/mode' })
  pairs: string[];

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ format: 'date-time' })
  updated_at: string;
}

class GroupOperator {
  @ApiProperty({ format: 'uuid' })
  account_id: string;

  @ApiProperty()
  name: string;
}

class GroupKey {
  @ApiProperty({ format: 'uuid' })
  key_id: string;

  @ApiProperty()
  name: string;
}

export class GroupDetails extends GroupView {
  @ApiProperty({ type: [GroupOperator] })
  operators: GroupUsers['operators'];

  @ApiProperty({ type: [GroupKey] })
  keys: GroupUsers['keys'];
}

export function groupView({ id, name, pairs, createdAt, updatedAt }: AccessGroup): GroupView {
  return { id, name, pairs, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
}
