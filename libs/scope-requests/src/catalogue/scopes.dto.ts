import { ApiProperty } from '@nestjs/swagger';
import { SCOPE_MODES, type ScopeMode } from '@gatehouse/scopes';

export const RISKS = ['low', 'medium', 'high'] as const;
export type Risk = (typeof RISKS)[number];
export const GROUPS = ['messaging', 'contacts', 'website'] as const;
export type Group = (typeof GROUPS)[number];

export class CatalogueModeView {
  @ApiProperty({ enum: SCOPE_MODES })
  mode: ScopeMode;

  @ApiProperty({ description: 'What a plugin may do with it, in plain words for the website owner.' })
  text: string;

  @ApiProperty({ enum: RISKS })
  risk: Risk;

  @ApiProperty({ description: 'True: kept where it was granted, but it cannot be asked for any more.' })
  retired: boolean;
}

export class CatalogueScopeView {
  @ApiProperty({ example: 'website:conversation:messages' })
  scope: string;

  @ApiProperty({ description: 'For developers: what the routes behind it do.' })
  description: string;

  @ApiProperty({ description: 'False: the name was not seen in the documentation of the API that it comes from.' })
  verified: boolean;

  @ApiProperty({ type: [CatalogueModeView] })
  modes: CatalogueModeView[];
}

export class CatalogueGroupView {
  @ApiProperty({ enum: GROUPS })
  group: Group;

  @ApiProperty({ type: [CatalogueScopeView] })
  scopes: CatalogueScopeView[];
}

export class CatalogueView {
  @ApiProperty({ description: 'Edition of the catalogue.' })
  version: string;

  @ApiProperty({ type: [CatalogueGroupView] })
  groups: CatalogueGroupView[];
}
