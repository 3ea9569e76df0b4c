import { ApiProperty } from '@nestjs/swagger';
import { SCOPE_MODES, SCOPE_RISKS, type ScopeMode, type ScopeRisk } from '@gatehouse/scopes';
import { PAIR_VERDICTS, type PairVerdict } from '../verdicts/outcome.js';

/** A pair in plain words, wherever one is shown. */
export class PairView {
  @ApiProperty()
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  mode: ScopeMode;

  @ApiProperty({ type: String, nullable: true, description: 'In plain words; null when the catalogue no longer holds the pair.' })
  text: string | null;

  @ApiProperty({ type: String, enum: [...SCOPE_RISKS, null], nullable: true })
  risk: ScopeRisk | null;
}

export class OthersView {
  @ApiProperty({ type: 'integer', description: 'Other plugins that hold the pair.' })
  count: number;

  @ApiProperty({ description: 'Their share (0–1) of the other plugins that hold anything.' })
  share: number;
}

export class AskedPairCardView extends PairView {
  @ApiProperty()
  justification: string;

  @ApiProperty({ type: String, enum: ['added', 'changed', 'unchanged', null], nullable: true, description: 'Against the revision before.' })
  change: 'added' | 'changed' | 'unchanged' | null;

  @ApiProperty({ type: String, enum: [...PAIR_VERDICTS, null], nullable: true })
  verdict: PairVerdict | null;

  @ApiProperty({ type: String, nullable: true })
  verdict_reason: string | null;

  @ApiProperty({ type: 'integer', description: 'Requests of the development keypair in the last 30 days that would have needed it.' })
  used: number;

  @ApiProperty()
  others: OthersView;
}

export class FindingView {
  @ApiProperty({ example: 'justification_short' })
  code: string;

  @ApiProperty({ enum: ['note', 'warning'], description: 'A request is clean while it has no warning.' })
  severity: 'note' | 'warning';

  @ApiProperty({ type: String, nullable: true })
  scope: string | null;

  @ApiProperty({ type: String, enum: [...SCOPE_MODES, null], nullable: true })
  mode: string | null;

  @ApiProperty()
  detail: string;
}

export class RouteUseView {
  @ApiProperty({ example: 'GET /v1/website/:website_id' })
  route: string;

  @ApiProperty({ type: String, nullable: true, description: 'The scope it would need in production.' })
  scope: string | null;

  @ApiProperty({ type: String, enum: [...SCOPE_MODES, null], nullable: true })
  mode: ScopeMode | null;

  @ApiProperty({ type: 'integer' })
  count: number;

  @ApiProperty({ format: 'date', description: 'The last UTC day it was called.' })
  last_day: string;
}
