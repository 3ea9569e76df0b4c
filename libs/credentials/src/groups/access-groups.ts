import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock, InvalidInput, isUniqueViolation, pageOf, readCursor, type Page, type PageQuery } from '@gatehouse/platform';
import { ScopeCatalogue } from '@gatehouse/scopes';
import {
  MANAGING_ROLES,
  OPERATOR_ROLES,
  OperatorNotFound,
  OperatorRoleRequired,
  WebsiteNotFound,
  type OperatorRole,
} from '@gatehouse/websites';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { roleHeld } from '../key-issuing.js';
import { pairsBeyond } from '../role-permissions.js';
import { AccessGroup } from './access-group.entity.js';
import { GroupInUse, GroupNameTaken, GroupNotFound, RoleNeedsNoGroup } from './access-groups.errors.js';
import { moveUsers, usersOf, type GroupUsers } from './group-users.js';

/** Who changes something on which website. */
export interface GroupEditor {
  readonly websiteId: string;
  readonly byAccountId: string;
}

/**
 * The security access groups of a website. The guard reads them at each request, so that every change counts from the next one on, on every
 * node. Who may look is settled before; who may change is looked at here again, while the role is held still.
 */
@Injectable()
export class AccessGroups {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly catalogue: ScopeCatalogue,
  ) {}

  async list(websiteId: string, query: PageQuery): Promise<Page<AccessGroup>> {
    const after = readCursor(query.cursor);
    const builder = this.dataSource.manager.createQueryBuilder(AccessGroup, 'entry').where('entry.websiteId = :websiteId', { websiteId });
    if (after) builder.andWhere('(entry.createdAt, entry.id) > (:at, :id)', after);
    const rows = await builder
      .orderBy('entry.createdAt')
      .addOrderBy('entry.id')
      .limit(query.limit + 1)
      .getMany();
    return pageOf(
      rows,
      query.limit,
      ({ createdAt, id }) => ({ at: createdAt, id }),
      (row) => row,
    );
  }

  /** With everybody who is in it. @throws {GroupNotFound} */
  async get(websiteId: string, id: string): Promise<{ group: AccessGroup; users: GroupUsers }> {
    const group = isUUID(id) ? await this.dataSource.manager.findOneBy(AccessGroup, { id, websiteId }) : null;
    if (!group) throw new GroupNotFound();
    return { group, users: await usersOf(this.dataSource.manager, websiteId, id) };
  }

  /** @throws {InvalidInput} {GroupNameTaken} {OperatorRoleRequired} */
  async create(actor: Actor, editor: GroupEditor, name: string, pairs: readonly string[]): Promise<AccessGroup> {
    return this.change(editor, async (tx, by) => {
      this.check(by, name, pairs);
      const now = this.clock.now();
      const { websiteId } = editor;
      const group = { id: randomUUID(), websiteId, name, pairs: [...pairs], createdAt: now, updatedAt: now };
      await tx.insert(AccessGroup, group);
      await this.record(tx, actor, 'access_group.create', group.id, { after: { website_id: websiteId, name, pairs } });
      return group;
    });
  }

  /** @throws {GroupNotFound} {InvalidInput} {GroupNameTaken} {OperatorRoleRequired} */
  async update(actor: Actor, editor: GroupEditor, id: string, given: { name?: string; pairs?: readonly string[] }): Promise<AccessGroup> {
    return this.change(editor, async (tx, by) => {
      const group = await held(tx, editor.websiteId, id);
      const { name, pairs } = group;
      const after = { name: given.name ?? name, pairs: [...(given.pairs ?? pairs)] };
      this.check(by, after.name, given.pairs ?? []);
      const updatedAt = this.clock.now();
      await tx.update(AccessGroup, { id: group.id }, { ...after, updatedAt });
      await this.record(tx, actor, 'access_group.update', group.id, { before: { name, pairs }, after });
      return { ...group, ...after, updatedAt };
    });
  }

  /**
   * @param moveTo where those who are in it are to be instead; without it a group that is in use stays
   * @throws {GroupNotFound} {GroupInUse} {OperatorRoleRequired} {InvalidInput}
   */
  async delete(actor: Actor, editor: GroupEditor, id: string, moveTo: string | undefined): Promise<void> {
    const { websiteId } = editor;
    await this.change(editor, async (tx) => {
      const group = await held(tx, websiteId, id);
      const users = await usersOf(tx, websiteId, group.id);
      if (moveTo === undefined && users.operators.length + users.keys.length > 0) throw new GroupInUse(users);
      if (moveTo !== undefined) {
        const target = moveTo.toLowerCase() === group.id ? null : await find(tx, websiteId, moveTo);
        if (!target) throw new InvalidInput([{ pointer: '/move_to', detail: 'This is no other group of this website.' }]);
        await moveUsers(tx, websiteId, group.id, target.id);
      }
      await tx.delete(AccessGroup, { id: group.id });
      const { name, pairs } = group;
      const after = { moved_to: moveTo ?? null, operators: users.operators.length, keys: users.keys.length };
      await this.record(tx, actor, 'access_group.delete', group.id, { before: { website_id: websiteId, name, pairs }, after });
    });
  }

  /**
   * Puts an operator into a group, which counts in place of the role, or back to the role (null).
   * @throws {GroupNotFound} {OperatorNotFound} {RoleNeedsNoGroup} {OperatorRoleRequired}
   */
  async assign(actor: Actor, editor: GroupEditor, accountId: string, groupId: string | null): Promise<void> {
    const { websiteId } = editor;
    await this.change(editor, async (tx) => {
      if (groupId !== null) await held(tx, websiteId, groupId, 'SHARE');
      const rows: { role: OperatorRole; group_id: string | null }[] = await tx.query(
        'SELECT role, group_id FROM operator WHERE website_id = $1 AND account_id = $2 FOR UPDATE',
        [websiteId, accountId],
      );
      const [operator] = rows;
      if (!operator) throw new OperatorNotFound();
      if (groupId !== null && MANAGING_ROLES.includes(operator.role)) throw new RoleNeedsNoGroup();
      if (operator.group_id === groupId) return;
      await tx.query('UPDATE operator SET group_id = $3 WHERE website_id = $1 AND account_id = $2', [websiteId, accountId, groupId]);
      await this.audit.record(tx, actor, {
        action: 'operator.change_group',
        subjectKind: 'operator',
        subjectId: `${websiteId}/${accountId}`,
        before: { group_id: operator.group_id },
        after: { group_id: groupId },
      });
    });
  }

  /** Nobody gives more than they have; what a role is called is no name for a group. */
  private check(by: OperatorRole, name: string, pairs: readonly string[]): void {
    if (OPERATOR_ROLES.some((role) => role === name.toLowerCase())) throw new GroupNameTaken();
    const unheld = pairsBeyond(this.catalogue, [by], pairs);
    if (unheld.length > 0)
      throw new InvalidInput([
        { pointer: '/pairs', detail: `These are not among what you may do yourself, or do not exist: ${unheld.join(', ')}.` },
      ]);
  }

  private async change<Result>(
    { websiteId, byAccountId }: GroupEditor,
    apply: (tx: EntityManager, by: OperatorRole) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await this.dataSource.transaction(async (tx) => {
        const by = await roleHeld(tx, websiteId, byAccountId);
        if (by === null) throw new WebsiteNotFound();
        if (!MANAGING_ROLES.includes(by)) throw new OperatorRoleRequired(MANAGING_ROLES);
        return apply(tx, by);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new GroupNameTaken();
      throw error;
    }
  }

  private record(
    tx: EntityManager,
    actor: Actor,
    action: string,
    subjectId: string,
    states: { before?: Record<string, unknown>; after?: Record<string, unknown> },
  ): Promise<void> {
    return this.audit.record(tx, actor, { action, subjectKind: 'access_group', subjectId, ...states });
  }
}

/**
 * The groups that a key is to have, held still so that none is deleted meanwhile.
 * @returns their ids and all their pairs. @throws {InvalidInput} for one that the website does not have
 */
export async function groupsHeld(
  tx: EntityManager,
  websiteId: string,
  ids: readonly string[],
): Promise<{ ids: string[]; pairs: string[] }> {
  if (ids.length === 0) return { ids: [], pairs: [] };
  const rows: { id: string; pairs: string[] }[] = await tx.query(
    'SELECT id, pairs FROM access_group WHERE website_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR SHARE',
    [websiteId, ids],
  );
  if (rows.length < new Set(ids.map((id) => id.toLowerCase())).size)
    throw new InvalidInput([{ pointer: '/groups', detail: 'One of these is no security access group of this website.' }]);
  return { ids: rows.map(({ id }) => id), pairs: rows.flatMap(({ pairs }) => pairs) };
}

async function held(tx: EntityManager, websiteId: string, id: string, lock: 'UPDATE' | 'SHARE' = 'UPDATE'): Promise<AccessGroup> {
  const mode = lock === 'UPDATE' ? 'pessimistic_write' : 'pessimistic_read';
  const group = isUUID(id) ? await tx.findOne(AccessGroup, { where: { id, websiteId }, lock: { mode } }) : null;
  if (!group) throw new GroupNotFound();
  return group;
}

function find(tx: EntityManager, websiteId: string, id: string): Promise<AccessGroup | null> {
  return tx.findOne(AccessGroup, { where: { id, websiteId }, lock: { mode: 'pessimistic_read' } });
}
