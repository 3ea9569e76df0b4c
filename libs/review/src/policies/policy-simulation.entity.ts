import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody tried these rules on past decisions, and what came out in numbers. */
@Entity('review_policy_simulation')
export class PolicySimulation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  digest: string;

  @Column('integer')
  days: number;

  @Column('timestamptz')
  ranAt: Date;

  @Column('uuid')
  ranBy: string;

  @Column('integer')
  agreed: number;

  @Column('integer')
  differed: number;
}
