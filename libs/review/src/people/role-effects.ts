import { ApiProperty } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { AccountNotFound } from '@gatehouse/accounts';
import { Clock } from '@gatehouse/platform';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';

/** What hangs on the role of an account at the marketplace, as of now. */
export class RoleEffectsView {
  @ApiProperty({
    type: 'integer',
    description: 'Open review items that the account holds a lease on: nobody else can decide them until it ends.',
  })
  leased_items: number;

  @ApiProperty({ type: 'integer', description: 'Open review items that are assigned to the account.' })
  assigned_items: number;

  @ApiProperty({
    type: 'integer',
    description: 'Invitations to the marketplace that the account sent and that are open: they end when it is no administrator any more.',
  })
  open_invitations: number;

  @ApiProperty({ type: 'integer', description: 'Administrators besides the account who can sign in.' })
  other_administrators: number;
}

const EFFECTS = `
  SELECT
    (SELECT count(*)::int FROM review_item i WHERE i.state = 'open' AND i.leased_by = a.id AND i.lease_until > $2) AS leased_items,
    (SELECT count(*)::int FROM review_item i WHERE i.state = 'open' AND i.assignee = a.id) AS assigned_items,
    (SELECT count(*)::int FROM account_link l WHERE l.purpose = 'invite' AND l.realm = 'marketplace' AND l.invited_by = a.id
       AND l.used_at IS NULL AND l.expires_at > $2) AS open_invitations,
    (SELECT count(*)::int FROM account b WHERE b.role = 'administrator' AND b.suspended_at IS NULL AND b.id <> a.id) AS other_administrators
  FROM account a WHERE a.id = $1 AND a.realm = 'marketplace'`;

/** Counts what another role would touch, for whoever is about to give it. */
@Injectable()
export class RoleEffects {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws {AccountNotFound} also for accounts of the website realm, whose roles are per website. */
  async of(accountId: string): Promise<RoleEffectsView> {
    if (!isUUID(accountId)) throw new AccountNotFound();
    const [effects]: RoleEffectsView[] = await this.dataSource.query(EFFECTS, [accountId, this.clock.now()]);
    if (!effects) throw new AccountNotFound();
    return effects;
  }
}
