import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeMissing } from '@gatehouse/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsEmail, IsNotEmpty, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Company, PeopleProfile, Person } from './people-profile.entity.js';

function Words(longest: number): PropertyDecorator {
  return (target, name) => {
    for (const decorate of [ApiPropertyOptional({ maxLength: longest }), MayBeMissing(), MaxLength(longest), IsString()])
      decorate(target, name);
  };
}

export class PersonFields {
  @Words(40)
  phone?: string;

  @Words(10)
  locale?: string;
}

export class NewPersonFields extends PersonFields {
  @ApiProperty({ minLength: 1, maxLength: 100 })
  @MaxLength(100)
  @IsNotEmpty()
  @IsString()
  nickname: string;
}

export class PersonUpdate extends PersonFields {
  @ApiPropertyOptional({ minLength: 1, maxLength: 100 })
  @MayBeMissing()
  @MaxLength(100)
  @IsNotEmpty()
  @IsString()
  nickname?: string;
}

export class CompanyFields {
  @Words(100)
  name?: string;

  @Words(500)
  url?: string;

  @Words(1_000)
  description?: string;
}

class ProfileFields {
  @ApiPropertyOptional({ format: 'email', description: 'Unique within the website.' })
  @MayBeMissing()
  @IsEmail()
  email?: string;

  @ApiPropertyOptional({ type: () => CompanyFields })
  @MayBeMissing()
  @IsObject()
  @ValidateNested()
  @Type(() => CompanyFields)
  company?: CompanyFields;

  @ApiPropertyOptional({ type: [String], maxItems: 50 })
  @MayBeMissing()
  @MaxLength(60, { each: true })
  @IsString({ each: true })
  @ArrayMaxSize(50)
  @IsArray()
  segments?: string[];

  @Words(10_000)
  notepad?: string;
}

export class NewProfileBody extends ProfileFields {
  @ApiProperty({ type: () => NewPersonFields })
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => NewPersonFields)
  person: NewPersonFields;
}

export class ProfileUpdate extends ProfileFields {
  @ApiPropertyOptional({ type: () => PersonUpdate })
  @MayBeMissing()
  @IsObject()
  @ValidateNested()
  @Type(() => PersonUpdate)
  person?: PersonUpdate;
}

export class PeopleIdDto {
  @ApiProperty({ format: 'uuid' })
  people_id: string;
}

export class PeopleDto extends PeopleIdDto {
  @ApiProperty({ type: String, nullable: true })
  email: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true })
  person: Person;

  @ApiProperty({ type: 'object', additionalProperties: true })
  company: Company;

  @ApiProperty({ type: [String] })
  segments: string[];

  @ApiProperty({ type: String, nullable: true })
  notepad: string | null;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970.' })
  created_at: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970.' })
  updated_at: number;
}

export function peopleDto({ id, email, person, company, segments, notepad, createdAt, updatedAt }: PeopleProfile): PeopleDto {
  const at = { created_at: createdAt.getTime(), updated_at: updatedAt.getTime() };
  return { people_id: id, email, person, company, segments, notepad, ...at };
}
