import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@gatehouse/audit';
import { CurrentActor, CurrentPrincipal, SignedIn, type Principal } from '@gatehouse/auth';
import { ApiProblems } from '@gatehouse/platform';
import { PolicyBody, SimulateBody } from './policy-body.dto.js';
import { PoliciesView, PolicyView } from './review-policies.dto.js';
import { SimulationView } from './simulation.dto.js';
import { ReviewPolicyNotFound } from './review-policies.errors.js';
import { ReviewPolicies } from './review-policies.js';
import { policyView, simulationView } from './review-policies.views.js';
import { Simulations } from './simulations.js';

const CHANGING = { 403: ['role_required', 'email_not_confirmed', 'cross_site_request'] };

@ApiTags('Administration')
@ApiProblems({ 401: ['sign_in_required'], 403: ['role_required', 'email_not_confirmed'] })
@Controller('api/administration/review-policies')
@SignedIn('marketplace', ['administrator'])
export class ReviewPoliciesController {
  constructor(
    private readonly policies: ReviewPolicies,
    private readonly simulations: Simulations,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every version of the review policy, the newest first' })
  @ApiOkResponse({ type: PoliciesView })
  async list(): Promise<PoliciesView> {
    return { items: (await this.policies.list()).map(policyView) };
  }

  @Get(':version')
  @ApiOperation({ summary: 'One version' })
  @ApiOkResponse({ type: PolicyView })
  @ApiProblems({ 404: ['review_policy_not_found'] })
  async get(@Param('version') version: string): Promise<PolicyView> {
    return this.view(numberOf(version));
  }

  @Post()
  @ApiOperation({
    summary: 'Save rules as a new version',
    description: 'It is not switched on yet. A rule that would approve a high risk is refused.',
  })
  @ApiCreatedResponse({ type: PolicyView })
  @ApiProblems({ ...CHANGING, 400: ['invalid_data'], 404: ['review_policy_not_found'] })
  async save(@CurrentActor() actor: Actor, @Body() { rules }: PolicyBody): Promise<PolicyView> {
    return this.view(await this.policies.save(actor, rules));
  }

  @Post('simulate')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Try rules on what people decided before',
    description: 'Goes by the facts of the time of each screening. Nothing is decided or changed.',
  })
  @ApiOkResponse({ type: SimulationView })
  @ApiProblems({ ...CHANGING, 400: ['invalid_data'] })
  async simulate(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() me: Principal,
    @Body() { rules, days = 90 }: SimulateBody,
  ): Promise<SimulationView> {
    return simulationView(await this.simulations.run(actor, me.accountId, rules, days), days);
  }

  @Post(':version/activate')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Switch a version on', description: 'Exactly its rules must have been simulated before.' })
  @ApiOkResponse({ type: PolicyView })
  @ApiProblems({ ...CHANGING, 400: ['invalid_data'], 404: ['review_policy_not_found'], 409: ['simulation_required'] })
  async activate(@CurrentActor() actor: Actor, @Param('version') version: string): Promise<PolicyView> {
    await this.policies.activate(actor, numberOf(version));
    return this.view(numberOf(version));
  }

  private async view(version: number): Promise<PolicyView> {
    const [policy] = await this.policies.list(version);
    if (!policy) throw new ReviewPolicyNotFound();
    return policyView(policy);
  }
}

function numberOf(version: string): number {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new ReviewPolicyNotFound();
  return Number(version);
}
