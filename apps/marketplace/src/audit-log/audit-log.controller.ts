import { Controller, Get, Header, Query } from '@nestjs/common';
import { SignedIn } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditLog } from './audit-log.js';
import { AuditEventView, AuditQuery } from './audit-log.dto.js';

@ApiTags('Administration')
@SignedIn('marketplace', ['administrator'])
@Controller('api/administration/audit')
export class AuditLogController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who changed what, the newest first' })
  @ApiPage(AuditEventView)
  @ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
  list(@Query() query: AuditQuery): Promise<Page<AuditEventView>> {
    return this.log.list(query);
  }
}
