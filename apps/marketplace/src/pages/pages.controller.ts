import { Controller, Get, Header, NotFoundException, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import type { FastifyReply } from 'fastify';
import { page, type PageParts } from './layout.js';
import { findAsset, pageFile } from './page-files.js';

const HTML = 'text/html; charset=utf-8';

/** A page that is the same for everybody: `html/<file>.html` in the frame. What differs is fetched from the API by its script. */
const staticPage = (file: string, title: string, script?: string): string => {
  const parts: PageParts = { title, main: pageFile(file), ...(script === undefined ? {} : { script }) };
  return page(parts);
};

const QUEUES = staticPage('queues', 'Queues', 'queues');

/** The hand-written pages of the marketplace, and the files that they and the reference need. They hold no data and no secret. */
@Public()
@ApiExcludeController()
@Controller()
export class PagesController {
  /** For administrators; whether somebody is one, the API says to the page's script. */
  @Get('administration/queues')
  @Header('Content-Type', HTML)
  queues(): string {
    return QUEUES;
  }

  @Get('assets/:file')
  asset(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const asset = findAsset(file);
    if (!asset) throw new NotFoundException();
    // Small files, revalidated soon: an upgrade must not leave old scripts beside new pages for long.
    void reply.header('Content-Type', asset.type).header('Cache-Control', 'public, max-age=60').send(asset.content);
  }
}
