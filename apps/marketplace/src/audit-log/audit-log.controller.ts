import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, SignedIn } from '@gatehouse/auth';
import { ApiPage, ApiProblems, type Page } from '@gatehouse/platform';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditExport } from './audit-export.js';
import { AuditLog } from './audit-log.js';
import { AuditEventView, AuditFilters, AuditQuery } from './audit-log.dto.js';

@ApiTags('Administration')
@SignedIn('marketplace', ['administrator'])
@Controller('api/administration/audit')
export class AuditLogController {
  constructor(
    private readonly log: AuditLog,
    private readonly exports: AuditExport,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who changed what, the newest first' })
  @ApiPage(AuditEventView)
  @ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
  list(@Query() query: AuditQuery): Promise<Page<AuditEventView>> {
    return this.log.list(query);
  }

  @Get('export')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The same as CSV',
    description:
      'Narrowed like the list, not cut into pages, up to the moment of the request. `before` and `after` are JSON. That it was taken is a row of the log: `audit.export`.',
  })
  @ApiOkResponse({
    description: 'CSV with a header line; as an attachment, of any length.',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  @ApiProblems({ 400: ['invalid_data'], 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
  export(@CurrentActor() actor: Actor, @Query() filters: AuditFilters): Promise<StreamableFile> {
    return this.exports.file(actor, filters);
  }
}
