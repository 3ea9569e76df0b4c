import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import type { FastifyReply } from 'fastify';
import { findAsset } from './page-files.js';

/** The files that the reference, the mailbox and the dashboard's page share. They hold no data and no secret. */
@Public()
@ApiExcludeController()
@Controller()
export class PagesController {
  @Get('assets/:file')
  asset(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const asset = findAsset(file);
    if (!asset) throw new NotFoundException();
    // Small files, revalidated soon: an upgrade must not leave old scripts beside new pages for long.
    void reply.header('Content-Type', asset.type).header('Cache-Control', 'public, max-age=60').send(asset.content);
  }
}
