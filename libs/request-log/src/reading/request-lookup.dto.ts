import { ApiProperty } from '@nestjs/swagger';
import { CHECKS, type Check } from './refusal-explanation.js';
import { RequestView } from './requests.dto.js';

export class ExplainedRequestView extends RequestView {
  @ApiProperty({ description: 'False for a request that was answered as asked.' })
  refused: boolean;

  @ApiProperty({
    enum: [...CHECKS, null],
    type: String,
    nullable: true,
    description: 'Which of the checks, in their order, it did not pass.',
  })
  failed_check: Check | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why, exactly. The caller may have been told less.' })
  explanation: string | null;

  @ApiProperty({ type: [String], description: 'What to do, in this order.' })
  what_to_do: string[];

  @ApiProperty({ type: String, nullable: true, description: 'The page of the reason.' })
  documentation_url: string | null;
}
