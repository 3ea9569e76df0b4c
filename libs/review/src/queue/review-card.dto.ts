import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { CommentView } from '../thread/thread.dto.js';
import { DecisionOfItemView, EarlierVerdictView, ItemEventView, VerdictView } from './card-history.dto.js';
import { AskedPairCardView, FindingView, PairView, RouteUseView } from './card-pairs.dto.js';
import { ReviewItemView } from './review-item.dto.js';

@ApiExtraModels(DecisionOfItemView)
export class ReviewCardView extends ReviewItemView {
  @ApiProperty({ type: [AskedPairCardView], description: 'What is asked for; of a delta request only what would be added.' })
  asked: AskedPairCardView[];

  @ApiProperty({ type: [PairView], description: 'What would go, or the developer took back since the revision before.' })
  removed: PairView[];

  @ApiProperty({ type: [PairView], description: 'What the plugin holds now.' })
  holds: PairView[];

  @ApiProperty({ type: [RouteUseView], description: 'What its development keypair called in the last 30 days.' })
  development_use: RouteUseView[];

  @ApiProperty({ type: [FindingView] })
  findings: FindingView[];

  @ApiProperty({ type: [EarlierVerdictView], description: 'About the plugin and the account, the newest first, at most 20.' })
  earlier_verdicts: EarlierVerdictView[];

  @ApiProperty({ type: [CommentView] })
  thread: CommentView[];

  @ApiProperty({ type: [ItemEventView] })
  events: ItemEventView[];

  @ApiProperty({ type: [VerdictView], description: 'Of this item, those taken back left out.' })
  verdicts: VerdictView[];

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(DecisionOfItemView) }, { type: 'null' }] })
  decision: DecisionOfItemView | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What else this kind of item asks about.' })
  details: Readonly<Record<string, unknown>>;
}
