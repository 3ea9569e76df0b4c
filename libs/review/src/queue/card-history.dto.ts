import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { SCOPE_MODES, type ScopeMode } from '@gatehouse/scopes';
import { PAIR_VERDICTS, VERDICTS, type PairVerdict, type Verdict } from '../verdicts/outcome.js';
import { RequestChangeView } from '../reviewed-request.dto.js';
import { PersonView } from './review-item.dto.js';

export class ItemEventView extends RequestChangeView {
  @ApiProperty({ type: String, nullable: true })
  from: string | null;

  @ApiProperty()
  to: string;
}

export class PairOutcomeView {
  @ApiProperty()
  scope: string;

  @ApiProperty({ enum: SCOPE_MODES })
  mode: ScopeMode;

  @ApiProperty({ enum: PAIR_VERDICTS })
  verdict: PairVerdict;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason_code: string | null;
}

export class OutcomeView {
  @ApiProperty({ enum: VERDICTS })
  verdict: Verdict;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason_code: string | null;

  @ApiProperty({ type: [PairOutcomeView] })
  pairs: PairOutcomeView[];

  @ApiProperty({ format: 'date-time' })
  at: string;
}

@ApiExtraModels(PersonView)
export class VerdictView extends OutcomeView {
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(PersonView) }, { type: 'null' }], description: 'Null: a policy.' })
  reviewer: PersonView | null;
}

export class DecisionOfItemView extends VerdictView {
  @ApiProperty({ description: 'Approved, with at least one pair denied.' })
  partly: boolean;
}

export class EarlierVerdictView {
  @ApiProperty({ format: 'uuid' })
  item_id: string;

  @ApiProperty()
  kind: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ description: 'About this very plugin; otherwise about another one of the account.' })
  same_plugin: boolean;

  @ApiProperty({ enum: VERDICTS })
  verdict: Verdict;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ format: 'date-time' })
  at: string;
}
