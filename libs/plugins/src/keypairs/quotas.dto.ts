import { ApiProperty } from '@nestjs/swagger';
import type { QuotaState } from '@gatehouse/usage';

export class QuotaView {
  @ApiProperty({ type: 'integer', description: 'Requests a UTC day.' })
  limit: number;

  @ApiProperty({ type: 'integer' })
  used: number;

  @ApiProperty({ type: 'integer' })
  remaining: number;

  @ApiProperty({ format: 'date-time' })
  resets_at: string;
}

export class QuotasView {
  @ApiProperty({ type: QuotaView })
  development: QuotaView;

  @ApiProperty({ type: 'integer', description: 'How often the development quota can still be reset today.' })
  development_resets_left: number;

  @ApiProperty({ type: QuotaView, nullable: true, description: 'Null until a production keypair was approved.' })
  production: QuotaView | null;
}

export function quotaView({ limit, used, remaining, resetsAt }: QuotaState): QuotaView {
  return { limit, used, remaining, resets_at: resetsAt.toISOString() };
}
