import { ApiProperty } from '@nestjs/swagger';
import { PairView } from '@gatehouse/review';

export class DraftPairView extends PairView {
  @ApiProperty({ type: 'integer', description: 'Calls of the development keypair that needed the pair.' })
  count: number;

  @ApiProperty({
    type: [String],
    description: 'The routes that were called, the most called first.',
    example: ['GET /v1/website/:website_id'],
  })
  routes: string[];
}

export class UseDraftView {
  @ApiProperty({ format: 'uuid' })
  plugin_id: string;

  @ApiProperty({ type: 'integer', description: 'How many days of use were looked at.' })
  days: number;

  @ApiProperty({ type: [DraftPairView], description: 'What production would have needed beyond what the plugin holds.' })
  pairs: DraftPairView[];
}
