import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { SCOPE_MODES, SCOPE_RISKS, type ScopeMode, type ScopeRisk } from '@gatehouse/scopes';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { EARLIER_VERDICTS, POLICY_ACTIONS, type EarlierVerdicts, type PolicyAction } from './policy-rule.js';

const RISKS = [...SCOPE_RISKS];
const MAX_RULES = 50;
const MAX_NAMES = 200;

export class PolicyConditionsBody {
  @ApiPropertyOptional({ type: [String], description: 'Kinds of the review queue; left out = all.', example: ['scope_request'] })
  @MayBeMissing()
  @IsArray({ message: 'kinds must be a list.' })
  @ArrayMinSize(1, { message: 'Leave kinds out, or name one.' })
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  kinds?: string[];

  @ApiPropertyOptional({ enum: RISKS, description: 'The highest risk of all that is asked is at most this.' })
  @MayBeMissing()
  @IsIn(RISKS)
  max_risk?: ScopeRisk;

  @ApiPropertyOptional({ enum: RISKS, description: 'The highest risk of all that is asked is at least this.' })
  @MayBeMissing()
  @IsIn(RISKS)
  min_risk?: ScopeRisk;

  @ApiPropertyOptional({ type: [String], description: 'Every scope that is asked for is one of these.' })
  @MayBeMissing()
  @IsArray({ message: 'scopes must be a list.' })
  @ArrayMinSize(1, { message: 'Leave scopes out, or name one.' })
  @ArrayMaxSize(MAX_NAMES)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  scopes?: string[];

  @ApiPropertyOptional({ enum: SCOPE_MODES, isArray: true, description: 'Every mode that is asked for is one of these.' })
  @MayBeMissing()
  @IsArray({ message: 'modes must be a list.' })
  @ArrayMinSize(1, { message: 'Leave modes out, or name one.' })
  @IsIn(SCOPE_MODES, { each: true })
  modes?: ScopeMode[];

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 3650 })
  @MayBeMissing()
  @IsInt({ message: 'min_account_age_days must be a whole number.' })
  @Min(0)
  @Max(3650)
  min_account_age_days?: number;

  @ApiPropertyOptional({ enum: EARLIER_VERDICTS, description: 'What people decided about earlier requests of the plugin.' })
  @MayBeMissing()
  @IsIn(EARLIER_VERDICTS)
  earlier_verdicts?: EarlierVerdicts;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 64 })
  @MayBeMissing()
  @IsInt({ message: 'max_pairs must be a whole number.' })
  @Min(1)
  @Max(64)
  max_pairs?: number;

  @ApiPropertyOptional({
    oneOf: [
      { type: 'string', enum: ['none', 'any'] },
      { type: 'array', items: { type: 'string' }, minItems: 1 },
    ],
    description: 'none: no warning of the screening; any: at least one warning; a list: at least one finding of these codes.',
  })
  @MayBeMissing()
  @ValidateBy({
    name: 'isFindings',
    validator: { validate: isFindings, defaultMessage: () => 'findings must be none, any, or a list of codes of findings.' },
  })
  findings?: 'none' | 'any' | string[];
}

export class PolicyRuleBody {
  @ApiProperty({ minLength: 1, maxLength: 80, description: 'Shown to whoever asks why.' })
  @IsLine(80)
  name: string;

  @ApiProperty({ type: PolicyConditionsBody, description: 'All of them must hold; an empty object always does.' })
  @IsObject({ message: 'when must be an object.' })
  @ValidateNested()
  @Type(() => PolicyConditionsBody)
  when: PolicyConditionsBody;

  @ApiProperty({ enum: POLICY_ACTIONS, description: 'priority and require_four_eyes take note and go on; the others end the evaluation.' })
  @IsIn(POLICY_ACTIONS)
  then: PolicyAction;

  @ApiPropertyOptional({ maxLength: 2_000, description: 'With auto_reject: what the developer reads.' })
  @MayBeMissing()
  @IsString({ message: 'reason must be a text.' })
  @MaxLength(2_000)
  reason?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, description: 'With priority: higher is sooner.' })
  @MayBeMissing()
  @IsInt({ message: 'priority must be a whole number.' })
  @Min(1)
  @Max(100)
  priority?: number;
}

export class PolicyBody {
  @ApiProperty({ type: [PolicyRuleBody], description: 'In order. Where no rule ends the evaluation, the subject queues.' })
  @IsArray({ message: 'rules must be a list.' })
  @ArrayMaxSize(MAX_RULES, { message: `A policy may have at most ${MAX_RULES} rules.` })
  @ValidateNested({ each: true })
  @Type(() => PolicyRuleBody)
  rules: PolicyRuleBody[];
}

export class SimulateBody extends PolicyBody {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 365, default: 90, description: 'How far back to look.' })
  @MayBeMissing()
  @IsInt({ message: 'days must be a whole number.' })
  @Min(1)
  @Max(365)
  days?: number;
}

function isFindings(value: unknown): boolean {
  return (
    value === 'none' ||
    value === 'any' ||
    (Array.isArray(value) &&
      value.length > 0 &&
      value.length <= 50 &&
      value.every((code) => typeof code === 'string' && /^[a-z_]{1,60}$/.test(code)))
  );
}
