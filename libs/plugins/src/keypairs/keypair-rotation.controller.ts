import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Repeatable, SignedIn, TakesIdempotencyKey, type Principal } from '@gatehouse/auth';
import { KeypairRotation, RotateBody } from '@gatehouse/credentials';
import { ApiProblems, type IdempotentCall } from '@gatehouse/platform';
import { isPluginEnvironment } from '@gatehouse/usage';
import { KeypairNotFound } from '../plugins.errors.js';
import { PluginsService } from '../plugins.service.js';
import { rotatedKeypairView, RotatedKeypairView } from './keypairs.dto.js';
import { ShowsSecret } from './shows-secret.js';

@ApiTags('Keypairs')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed', 'cross_site_request'] })
@Controller('api/plugins/:plugin_id/keypairs/:environment')
@SignedIn('marketplace')
export class KeypairRotationController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly rotation: KeypairRotation,
  ) {}

  @Post('rotate')
  @HttpCode(200)
  @ShowsSecret()
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Get a new keypair beside the old one',
    description:
      'Both work until the new one is first used, or the grace ends. The old one’s answers say so in the headers Deprecation and Sunset. The new key is shown once.',
  })
  @ApiOkResponse({ type: RotatedKeypairView })
  @ApiProblems({
    400: ['invalid_data', 'idempotency_key_invalid'],
    404: ['plugin_not_found', 'keypair_not_found'],
    409: ['nothing_to_rotate', 'rotation_under_way', 'nothing_lost', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async rotate(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('environment') environment: string,
    @Body() body: RotateBody,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<RotatedKeypairView> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    if (!isPluginEnvironment(environment)) throw new KeypairNotFound();
    return rotatedKeypairView(await this.rotation.rotate(actor, id, environment, body, call));
  }
}
