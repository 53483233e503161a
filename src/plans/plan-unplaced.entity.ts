import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Plan } from './plan.entity.js';
import { ProgrammeStop } from '../programmes/programme-stop.entity.js';
import { Rotation } from '../rotations/rotation.entity.js';
import type { UnplacedReason } from '../planner/problem.js';

/** One visit that a stop asks for and that found no seat, and why. */
@Entity('plan_unplaced')
@Index('plan_unplaced_by_plan', ['planId', 'rotationId'])
export class PlanUnplaced {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Plan, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_unplaced_plan' })
  plan: Plan;

  @Column('uuid')
  planId: string;

  @ManyToOne(() => Rotation)
  @JoinColumn({ name: 'rotation_id', foreignKeyConstraintName: 'plan_unplaced_rotation' })
  rotation: Rotation;

  @Column('uuid')
  rotationId: string;

  @ManyToOne(() => ProgrammeStop)
  @JoinColumn({ name: 'stop_id', foreignKeyConstraintName: 'plan_unplaced_stop' })
  stop: ProgrammeStop;

  @Column('uuid')
  stopId: string;

  @Column('text')
  reason: UnplacedReason;
}
