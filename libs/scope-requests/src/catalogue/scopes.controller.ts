import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@gatehouse/auth';
import { ScopeCatalogue } from '@gatehouse/scopes';
import { catalogueView } from './catalogue-view.js';
import { CatalogueView } from './scopes.dto.js';

@ApiTags('Scopes')
@Controller('api/scopes')
export class ScopesController {
  constructor(private readonly catalogue: ScopeCatalogue) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Every scope that can be asked for, with its modes, risks and plain words' })
  @ApiOkResponse({ type: CatalogueView })
  list(): CatalogueView {
    return catalogueView(this.catalogue);
  }
}
