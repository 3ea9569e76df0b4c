import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsLine, MayBeMissing } from '@gatehouse/platform';
import { IsIn, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IssuedKeypairView, KeypairSummary } from './keypairs/keypairs.dto.js';
import { QuotasView } from './keypairs/quotas.dto.js';
import { NEXT_STEPS, nextStep, type NextStep, type PluginProgress } from './next-step.js';
import { VISIBILITIES, type Plugin, type Visibility } from './plugin.entity.js';

const NEXT_STEP_CODES = Object.keys(NEXT_STEPS);
const PRODUCTION: readonly PluginProgress['production'][] = ['none', 'unclaimed', 'active'];

class PluginFields {
  @ApiPropertyOptional({ maxLength: 500 })
  @MayBeMissing()
  @Matches(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, { message: 'description must not contain control characters.' })
  @MaxLength(500, { message: 'description must have at most 500 characters.' })
  @IsString({ message: 'description must be a text.' })
  description?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 2_000,
    description: 'Where the browser goes after an install; https only, without user information and fragment.',
  })
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsString({ message: 'callback_url must be a text.' })
  callback_url?: string | null;
}

export class CreatePluginBody extends PluginFields {
  @ApiProperty({ enum: VISIBILITIES })
  @IsIn(VISIBILITIES)
  visibility: Visibility;

  @ApiProperty({ minLength: 1, maxLength: 60 })
  @IsLine(60)
  name: string;
}

export class ChangePluginBody extends PluginFields {
  @ApiPropertyOptional({ enum: VISIBILITIES })
  @MayBeMissing()
  @IsIn(VISIBILITIES)
  visibility?: Visibility;

  @ApiPropertyOptional({ minLength: 1, maxLength: 60 })
  @MayBeMissing()
  @IsLine(60)
  name?: string;
}

export class DeletePluginBody {
  @ApiProperty({ description: 'The plugin’s name, typed as confirmation.' })
  @MaxLength(200)
  @IsString()
  name: string;
}

export class PluginView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'urn:acme-x7k2:order-sync:0' })
  urn: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  description: string;

  @ApiProperty({ enum: VISIBILITIES })
  visibility: Visibility;

  @ApiProperty({ type: String, nullable: true })
  callback_url: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What to know about this plugin’s visibility.' })
  notice: string | null;

  @ApiProperty({ format: 'date-time' })
  created_at: string;

  @ApiProperty({ format: 'date-time' })
  updated_at: string;
}

export class NextStepView {
  @ApiProperty({ enum: NEXT_STEP_CODES })
  code: NextStep;

  @ApiProperty()
  sentence: string;
}

/** A plugin and how far it has come. */
export class PluginSummary extends PluginView {
  @ApiProperty({ enum: PRODUCTION, description: 'Its production keypair; `unclaimed` until its key was shown.' })
  production: PluginProgress['production'];

  @ApiProperty({ type: 'integer', description: 'Websites that have it installed.' })
  installs: number;

  @ApiProperty({ type: NextStepView })
  next_step: NextStepView;
}

@ApiExtraModels(KeypairSummary, QuotasView)
export class PluginDetails extends PluginSummary {
  @ApiProperty({ type: [KeypairSummary] })
  keypairs: KeypairSummary[];

  @ApiProperty({ type: QuotasView })
  quotas: QuotasView;
}

export class CreatedPlugin {
  @ApiProperty({ type: PluginView })
  plugin: PluginView;

  @ApiProperty({ type: IssuedKeypairView })
  keypair: IssuedKeypairView;

  @ApiProperty({ type: NextStepView })
  next_step: NextStepView;
}

const PUBLIC_NOTICE =
  'Public plugins cannot be listed yet: until public listing exists, this plugin behaves as a private one and is installed through its private install link.';

export function pluginView(plugin: Plugin): PluginView {
  return {
    id: plugin.id,
    urn: plugin.urn,
    name: plugin.name,
    description: plugin.description,
    visibility: plugin.visibility,
    callback_url: plugin.callbackUrl,
    notice: plugin.visibility === 'public' ? PUBLIC_NOTICE : null,
    created_at: plugin.createdAt.toISOString(),
    updated_at: plugin.updatedAt.toISOString(),
  };
}

export function pluginSummary(plugin: Plugin, progress: PluginProgress): PluginSummary {
  const { production, installs } = progress;
  return { ...pluginView(plugin), production, installs, next_step: nextStepView(progress) };
}

export function nextStepView(progress: PluginProgress): NextStepView {
  const code = nextStep(progress);
  return { code, sentence: NEXT_STEPS[code] };
}
