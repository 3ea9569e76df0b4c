import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PairView } from '@gatehouse/review';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { LinkedPluginView, OpenLinkBody, PairBody } from './install-links.dto.js';

const MAX_PAIRS = 256;
const MAX_PAYLOAD = 2_000;

export class InstallBody extends OpenLinkBody {
  @ApiProperty({ type: [PairBody], minItems: 1, description: 'The pairs that were shown and are agreed to.' })
  @IsArray({ message: 'pairs must be a list.' })
  @ArrayMinSize(1, { message: 'Agree to at least one pair, or do not install.' })
  @ArrayMaxSize(MAX_PAIRS)
  @ValidateNested({ each: true })
  @Type(() => PairBody)
  pairs: PairBody[];

  @ApiPropertyOptional({ maxLength: MAX_PAYLOAD, description: 'Opaque; handed to the plugin’s callback.' })
  @IsOptional()
  @IsString({ message: 'payload must be a text.' })
  @MaxLength(MAX_PAYLOAD, { message: `payload must have at most ${MAX_PAYLOAD} characters.` })
  payload?: string;
}

export class ConsentBody {
  @ApiProperty({ type: [PairBody], minItems: 1 })
  @IsArray({ message: 'pairs must be a list.' })
  @ArrayMinSize(1, { message: 'Name at least one pair.' })
  @ArrayMaxSize(MAX_PAIRS)
  @ValidateNested({ each: true })
  @Type(() => PairBody)
  pairs: PairBody[];
}

class ConsentView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  installed_at: string;

  @ApiProperty({ type: [PairView], description: 'What the website agreed to.' })
  consented: PairView[];

  @ApiProperty({ type: [PairView], description: 'What the plugin holds and the website has not agreed to; it does not work here.' })
  pending: PairView[];
}

/** An install as its website sees it. */
export class InstallView extends ConsentView {
  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty()
  plugin: LinkedPluginView;
}

export class InstallingWebsiteView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  domain: string;
}

/** An install as the plugin's developer sees it. */
export class PluginInstallView extends ConsentView {
  @ApiProperty()
  website: InstallingWebsiteView;
}

export class InstalledView {
  @ApiProperty()
  install: InstallView;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The plugin’s registered callback with website_id and payload; null without one.',
  })
  redirect_to: string | null;
}

export class UninstalledView {
  @ApiProperty({ format: 'date-time', description: 'Access ended at this moment.' })
  uninstalled_at: string;

  @ApiProperty({ format: 'date-time', description: 'Until then a new install gets the old settings back.' })
  settings_kept_until: string;
}
