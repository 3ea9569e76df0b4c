import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Min } from 'class-validator';
import { KeyView } from '../key-view.dto.js';

export class KeySettingsBody {
  @ApiProperty({
    description: 'Website and user keys may be made viewable. Switching it off refuses every view at once; the sealed copies are deleted.',
  })
  @IsBoolean()
  viewable_keys: boolean;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Send back the version that you read; 0 before the first change.' })
  @IsInt()
  @Min(0)
  version: number;
}

export class KeySettingsView extends KeySettingsBody {
  @ApiProperty({ type: 'integer', description: 'Keys of which a sealed copy is kept now; switching it off deletes them all.' })
  sealed_copies: number;
}

/** A key as somebody looks at it. */
export class ViewedKeyView {
  @ApiProperty({ format: 'uuid' })
  key_id: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of a viewable key; null for all others, of which nobody has the secret.' })
  key_secret: string | null;

  @ApiProperty({ type: KeyView, description: 'Masked, with its last use.' })
  key: KeyView;

  @ApiProperty({ description: 'How to get a new value.' })
  new_value: string;
}
