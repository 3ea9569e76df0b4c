import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { QueueDesk } from './queue-desk.js';
import { FailingJobsView, QueuesView } from './queues.dto.js';
import { JobNotFailing } from './queues.errors.js';

const REFUSALS = {
  401: ['sign_in_required'],
  403: ['role_required', 'email_not_confirmed', 'cross_site_request'],
  503: ['try_again', 'queues_unavailable'],
};

@ApiTags('Administration')
@SignedIn('marketplace', ['administrator'])
@Controller('api/administration/queues')
export class QueuesController {
  constructor(private readonly desk: QueueDesk) {}

  @Get()
  @ApiOperation({ summary: 'See how much work each queue holds' })
  @ApiOkResponse({ type: QueuesView })
  @ApiProblems(REFUSALS)
  look(): Promise<QueuesView> {
    return this.desk.look();
  }

  @Get('failing')
  @ApiOperation({ summary: 'List the jobs whose last try failed, with what' })
  @ApiOkResponse({ type: FailingJobsView })
  @ApiProblems(REFUSALS)
  async failing(): Promise<FailingJobsView> {
    return { items: await this.desk.failing() };
  }

  @Post('failing/:id/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try a failing job again now' })
  @ApiOkResponse({ type: FailingJobsView, description: 'What is failing still; the job itself is tried in the background.' })
  @ApiProblems({ ...REFUSALS, 404: ['job_not_failing'] })
  async retry(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => new JobNotFailing() })) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<FailingJobsView> {
    await this.desk.retry(actor, id);
    return { items: await this.desk.failing() };
  }
}
