import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PluginsService } from '@gatehouse/plugins';
import { AskersThread } from '@gatehouse/review';
import { PluginThreadController } from '../requests/plugin-thread.controller.js';
import { QuotaReader } from './quota-reader.js';

/** It is in the queue from its first moment on. */
@ApiTags('Quota requests')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed'], 404: ['plugin_not_found', 'quota_request_not_found'] })
@Controller('api/plugins/:plugin_id/quota-requests/:id/thread')
@SignedIn('marketplace')
export class QuotaThreadController extends PluginThreadController {
  constructor(plugins: PluginsService, requests: QuotaReader, thread: AskersThread) {
    super(plugins, requests, thread);
  }
}
