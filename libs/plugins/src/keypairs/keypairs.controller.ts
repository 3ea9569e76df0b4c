import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, Repeatable, SignedIn, TakesIdempotencyKey, type Principal } from '@gatehouse/auth';
import { KeypairRotation, Keypairs } from '@gatehouse/credentials';
import { ApiProblems, type IdempotentCall } from '@gatehouse/platform';
import { isPluginEnvironment } from '@gatehouse/usage';
import { KeypairNotFound } from '../plugins.errors.js';
import { PluginsService } from '../plugins.service.js';
import { issuedKeypairView, IssuedKeypairView, KeypairList, RollBody } from './keypairs.dto.js';
import { PluginQuotas } from './plugin-quotas.service.js';
import { QuotasView } from './quotas.dto.js';
import { ShowsSecret } from './shows-secret.js';

@ApiTags('Keypairs')
@ApiProblems({ 401: ['sign_in_required'], 403: ['email_not_confirmed', 'cross_site_request'], 404: ['plugin_not_found'] })
@Controller('api/plugins/:plugin_id')
@SignedIn('marketplace')
export class KeypairsController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly keypairs: Keypairs,
    private readonly rotation: KeypairRotation,
    private readonly quotas: PluginQuotas,
  ) {}

  @Get('keypairs')
  @ApiOperation({ summary: 'List the keypairs of a plugin, keys masked' })
  @ApiOkResponse({ type: KeypairList })
  async list(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<KeypairList> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    return { items: await this.keypairs.list(id), next_cursor: null };
  }

  @Post('keypairs/:environment/roll')
  @HttpCode(200)
  @ShowsSecret()
  @ApiOperation({
    summary: 'Get a new key for a keypair',
    description: 'The previous key is refused from the moment this answers. The new key is shown once.',
  })
  @ApiOkResponse({ type: IssuedKeypairView })
  @TakesIdempotencyKey()
  @ApiProblems({
    400: ['invalid_data', 'idempotency_key_invalid'],
    404: ['plugin_not_found', 'keypair_not_found'],
    409: ['nothing_to_roll', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async roll(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Param('environment') environment: string,
    @Body() body: RollBody,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<IssuedKeypairView> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    if (!isPluginEnvironment(environment)) throw new KeypairNotFound();
    return issuedKeypairView(await this.rotation.roll(actor, id, environment, body.reason, call));
  }

  @Post('keypairs/production/claim')
  @HttpCode(200)
  @ShowsSecret()
  @ApiOperation({ summary: 'Claim the production keypair', description: 'Possible once, after the first approval. The key is shown once.' })
  @ApiOkResponse({ type: IssuedKeypairView })
  @TakesIdempotencyKey()
  @ApiProblems({
    400: ['idempotency_key_invalid'],
    409: ['already_claimed', 'claim_lapsed', 'nothing_to_claim', 'idempotency_key_reused', 'answer_not_kept'],
  })
  async claim(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Param('plugin_id') pluginId: string,
    @Repeatable() call: IdempotentCall | null,
  ): Promise<IssuedKeypairView> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    return issuedKeypairView(await this.keypairs.claim(actor, id, call));
  }

  @Get('quotas')
  @ApiOperation({ summary: 'The daily quotas of a plugin and what is left of them' })
  @ApiOkResponse({ type: QuotasView })
  async quotasOf(@CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<QuotasView> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    return this.quotas.view(id);
  }

  @Post('quotas/development/reset')
  @HttpCode(200)
  @ApiOperation({ summary: 'Start today’s development quota anew', description: 'Ten times a UTC day for each plugin.' })
  @ApiOkResponse({ type: QuotasView })
  @ApiProblems({ 429: ['reset_limit_reached'] })
  async reset(@CurrentActor() actor: Actor, @CurrentPrincipal() me: Principal, @Param('plugin_id') pluginId: string): Promise<QuotasView> {
    const { id } = await this.plugins.getOwned(me.accountId, pluginId);
    return this.quotas.resetDevelopment(actor, id);
  }
}
