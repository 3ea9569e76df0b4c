import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { AskersThread } from '@gatehouse/review';
import { PluginThreadController } from './plugin-thread.controller.js';
import { RequestReader } from './request-reader.js';

@ApiTags('Scope requests')
@ApiProblems({
  401: ['sign_in_required'],
  403: ['email_not_confirmed'],
  404: ['plugin_not_found', 'scope_request_not_found', 'review_item_not_found'],
})
@Controller('api/plugins/:plugin_id/scope-requests/:id/thread')
@SignedIn('marketplace')
export class RequestThreadController extends PluginThreadController {
  constructor(plugins: PluginsService, requests: RequestReader, thread: AskersThread) {
    super(plugins, requests, thread);
  }
}
