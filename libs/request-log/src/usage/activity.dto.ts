import { ApiProperty } from '@nestjs/swagger';

export const ACTOR_KINDS = ['plugin', 'developer', 'key'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export class ActivityView {
  @ApiProperty({
    enum: ACTOR_KINDS,
    description:
      '`plugin`: with its production keypair; `developer`: with development keypairs of their plugins; `key`: a website or user key.',
  })
  kind: ActorKind;

  @ApiProperty({ format: 'uuid', description: 'Id of the plugin, of the developer’s account, or of the key.' })
  id: string;

  @ApiProperty({ type: 'integer', description: 'In the last seven days, refused ones included.' })
  requests: number;

  @ApiProperty({ type: 'integer', description: 'Since midnight, UTC.' })
  requests_today: number;

  @ApiProperty({ type: 'integer', description: 'Programs that asked today, told apart by their `User-Agent`.' })
  programs_today: number;

  @ApiProperty({ type: 'integer', description: 'Plugins that asked in the last seven days; 0 for keys.' })
  plugins: number;

  @ApiProperty({ format: 'date-time' })
  last_used_at: string;
}

export class WebsiteActivityView {
  @ApiProperty({ format: 'date-time', description: 'Seven days ago.' })
  from: string;

  @ApiProperty({ type: [ActivityView], description: 'Who asked anything of this website, the busiest first.' })
  items: ActivityView[];

  @ApiProperty({ type: 'integer', description: 'How many there are beyond the thousand that are shown.' })
  left_out: number;
}
