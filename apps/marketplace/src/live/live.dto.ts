import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

/** Twenty topics with their ids. */
const LONGEST = 1_200;

export class MarketplaceLiveQuery {
  @ApiProperty({
    description:
      '`plugin:<plugin_id>` (whatever is told of the plugin but its requests), `plugin-requests:<plugin_id>` (its requests to the REST API: usage, quotas, last uses), ' +
      '`account:<your account_id>` (websites that trust you), `review` (the queue, its items and their threads; for reviewers), `queue` (the order of the review queue, ' +
      'and with it the place and the estimate of what you asked for). Separated by commas, twenty at most.',
    example: 'queue',
  })
  @IsString()
  @MaxLength(LONGEST)
  topics: string;
}

export class WebsiteLiveQuery {
  @ApiProperty({
    description:
      '`website:<website_id>` (whatever is told of the website but its requests), `website-requests:<website_id>` (requests in its request log: usage, last uses; for ' +
      'those who may read the log), `queue` (the order of the review queue). Separated by commas, twenty at most.',
    example: 'queue',
  })
  @IsString()
  @MaxLength(LONGEST)
  topics: string;
}
