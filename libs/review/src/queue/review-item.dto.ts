import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { SCOPE_RISKS, type ScopeRisk } from '@gatehouse/scopes';
import { REVIEW_ITEM_STATES, SLA_STATES, type ReviewItemState, type SlaState } from '../items/review-item.state.js';
import { VERDICTS, type Verdict } from '../verdicts/outcome.js';
import { ItemWebsiteView } from './item-website.dto.js';

export class PersonView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class LeaseView {
  @ApiProperty()
  holder: PersonView;

  @ApiProperty({ format: 'date-time' })
  until: string;
}

export class ItemPluginView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  urn: string;
}

export class ItemDeveloperView extends PersonView {
  @ApiProperty({ type: 'integer', description: 'Whole days since the account was made.' })
  account_age_days: number;

  @ApiProperty({ description: 'Nothing that a suspended account asks for can be decided.' })
  suspended: boolean;
}

@ApiExtraModels(LeaseView, PersonView, ItemPluginView, ItemWebsiteView)
export class ReviewItemView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'scope_request' })
  kind: string;

  @ApiProperty({ format: 'uuid', description: 'What it is about, for example the id of a scope request.' })
  subject_id: string;

  @ApiProperty({ type: 'integer' })
  revision: number;

  @ApiProperty()
  title: string;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(ItemPluginView) }, { type: 'null' }] })
  plugin: ItemPluginView | null;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(ItemWebsiteView) }, { type: 'null' }],
    description: 'The website that it is about, where it is about one and not about a plugin.',
  })
  website: ItemWebsiteView | null;

  @ApiProperty({ description: 'Who asked: a developer, or an operator of the website.' })
  developer: ItemDeveloperView;

  @ApiProperty({ enum: SCOPE_RISKS, description: 'The highest tier of all that is asked.' })
  risk: ScopeRisk;

  @ApiProperty({ type: 'integer', description: 'Higher comes first; 0 is usual.' })
  priority: number;

  @ApiProperty({ enum: REVIEW_ITEM_STATES })
  state: ReviewItemState;

  @ApiProperty({ format: 'date-time' })
  queued_at: string;

  @ApiProperty({ format: 'date-time' })
  sla_deadline: string;

  @ApiProperty({ enum: SLA_STATES, description: 'due_soon from 80 % of its time on.' })
  sla: SlaState;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(LeaseView) }, { type: 'null' }] })
  lease: LeaseView | null;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(PersonView) }, { type: 'null' }] })
  assignee: PersonView | null;

  @ApiProperty({ type: 'integer', enum: [1, 2], description: 'How many reviewers an approval needs.' })
  need_eyes: 1 | 2;

  @ApiProperty({ description: 'One of two reviewers approved; it waits for a second reviewer.' })
  waiting_for_second: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  appeal_of: string | null;

  @ApiProperty({ type: String, enum: [...VERDICTS, null], nullable: true })
  verdict: Verdict | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decided_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Until then the decision can be taken back.' })
  hold_until: string | null;

  @ApiProperty({ description: 'You may decide it now.' })
  can_decide: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Why you may not.' })
  why_not: string | null;
}
