import { ApiProperty } from '@nestjs/swagger';
import { PairView } from '../requests/scope-requests.dto.js';

export class GrantedPairView extends PairView {
  @ApiProperty({ format: 'uuid', description: 'The scope request that it came from.' })
  request_id: string;

  @ApiProperty({ format: 'date-time' })
  granted_at: string;
}

export class GrantView {
  @ApiProperty({ format: 'uuid' })
  plugin_id: string;

  @ApiProperty({ type: [GrantedPairView], description: 'What the production keypair holds; empty before the first approval.' })
  pairs: GrantedPairView[];
}
