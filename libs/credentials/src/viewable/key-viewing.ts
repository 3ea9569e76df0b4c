import { Injectable } from '@nestjs/common';
import { SessionsService } from '@gatehouse/accounts';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import type { Principal } from '@gatehouse/auth';
import { MANAGING_ROLES, OperatorRoleRequired, WebsiteNotFound } from '@gatehouse/websites';
import { DataSource, type EntityManager } from 'typeorm';
import { roleHeld } from '../key-issuing.js';
import { KeyReader } from '../key-reader.js';
import type { KeyView } from '../key-view.dto.js';
import { givableRoles } from '../role-permissions.js';
import { permit } from '../user-keys.js';
import { KeyViewMails } from './key-view-mails.js';
import { SealedKeys } from './sealed-keys.js';

/** Shows viewable keys again: after a fresh sign-in, each time with an audit row, and a mail to everybody whom the key concerns. */
@Injectable()
export class KeyViewing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionsService,
    private readonly reader: KeyReader,
    private readonly sealed: SealedKeys,
    private readonly audit: AuditTrail,
    private readonly mails: KeyViewMails,
  ) {}

  /**
   * @returns the secret; null for a key that is not viewable, or of which no copy is kept (any more)
   * @throws {ViewableKeysOff} {FreshSignInRequired} {WebsiteNotFound} {OperatorNotFound} {OperatorRoleRequired}
   */
  async view(actor: Actor, me: Principal, websiteId: string, key: KeyView): Promise<string | null> {
    if (!key.viewable) return null;
    await this.sealed.require(this.dataSource.manager);
    await this.sessions.requireFresh(me);
    return this.dataSource.transaction(async (tx) => {
      await permitView(tx, me.accountId, websiteId, key);
      // A roll or an end that is under way is waited for: no value is shown that is refused already.
      await tx.query('SELECT 1 FROM credential WHERE id = $1 FOR SHARE', [key.id]);
      await this.sealed.require(tx);
      const [found] = await this.reader.find({ websiteId, id: key.id }, tx);
      const works = found?.view.state === 'active' || found?.view.state === 'retiring';
      const secret = works ? await this.sealed.open(tx, key.id) : null;
      if (!found || secret === null) return null;
      await this.audit.record(tx, actor, {
        action: `${key.kind}_key.view`,
        subjectKind: `${key.kind}_key`,
        subjectId: key.id,
        after: { website_id: websiteId, masked_key: found.view.masked_key },
      });
      await this.mails.viewed(tx, websiteId, found.view, me.name, actor.address);
      return secret;
    });
  }
}

/** Whoever sees a key can do what it can, so it is shown to those who could give it. Their roles are held still until the transaction ends. */
async function permitView(tx: EntityManager, byAccountId: string, websiteId: string, key: KeyView): Promise<void> {
  if (key.account_id !== null) {
    await permit(tx, { websiteId, accountId: key.account_id, byAccountId });
    return;
  }
  const by = await roleHeld(tx, websiteId, byAccountId);
  if (by === null) throw new WebsiteNotFound();
  if (!MANAGING_ROLES.includes(by)) throw new OperatorRoleRequired(MANAGING_ROLES);
  // Any administrator may claim a contact-centre key, so any may look at one.
  if (!key.contact_centre && key.roles.some((role) => !givableRoles(by).includes(role))) throw new OperatorRoleRequired(['owner']);
}
