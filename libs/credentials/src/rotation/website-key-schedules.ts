import { Injectable } from '@nestjs/common';
import { AuditTrail, type Actor } from '@gatehouse/audit';
import { Clock } from '@gatehouse/platform';
import { DataSource } from 'typeorm';
import { Credential } from '../credential.entity.js';
import { RotationUnderWay } from './rotation.errors.js';
import { NO_SCHEDULE, scheduleOf, startedFrom, type RotationSchedule } from './rotation-schedule.js';
import { NoSchedule } from './schedule.errors.js';
import { lockKey, managingRole } from './website-key-rotation.js';

/** Who acts on which key. */
export interface KeyTarget {
  readonly websiteId: string;
  readonly id: string;
  /** The signed-in account that asks. */
  readonly accountId: string;
}

/** When website keys retire by themselves. A retiring key has no schedule any more; its successor took it over. */
@Injectable()
export class WebsiteKeySchedules {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** Counts from now. @throws {KeyNotFound} {KeyDeleted} {NothingToRotate} {RotationUnderWay} {OperatorRoleRequired} */
  async set(actor: Actor, target: KeyTarget, schedule: RotationSchedule): Promise<void> {
    await this.change(actor, target, 'website_key.schedule', () => schedule);
  }

  /** As `set`; removing what is not there changes nothing. */
  async remove(actor: Actor, target: KeyTarget): Promise<void> {
    await this.change(actor, target, 'website_key.unschedule', () => null);
  }

  /** The interval begins anew, now. As `set`. @throws {NoSchedule} */
  async reset(actor: Actor, target: KeyTarget): Promise<void> {
    await this.change(actor, target, 'website_key.reset_schedule', (present) => {
      if (present === null) throw new NoSchedule();
      return present;
    });
  }

  private async change(
    actor: Actor,
    { accountId, ...target }: KeyTarget,
    action: string,
    apply: (present: RotationSchedule | null) => RotationSchedule | null,
  ): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await managingRole(tx, target.websiteId, accountId);
      const key = await lockKey(tx, target);
      if (key.state === 'retiring') throw new RotationUnderWay(key.graceEndsAt, true);
      const present = scheduleOf(key);
      const schedule = apply(present);
      if (schedule === null && present === null) return;
      const columns = schedule === null ? NO_SCHEDULE : startedFrom(schedule, this.clock.now());
      await tx.update(Credential, { id: key.id, state: key.state }, columns);
      const states = {
        before: { schedule: present, next_rotation_at: key.nextRotationAt?.toISOString() ?? null },
        after: { schedule, next_rotation_at: columns.nextRotationAt?.toISOString() ?? null },
      };
      await this.audit.record(tx, actor, { action, subjectKind: 'website_key', subjectId: key.id, ...states });
    });
  }
}
