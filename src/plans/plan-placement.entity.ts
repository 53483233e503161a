import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Plan } from './plan.entity.js';
import { ProgrammeStop } from '../programmes/programme-stop.entity.js';
import { Rotation } from '../rotations/rotation.entity.js';
import { Slot } from '../slots/slot.entity.js';
import { Visit } from '../visits/visit.entity.js';

/** A seat that a plan gives a hire for a stop. */
@Entity('plan_placements')
@Unique('plan_placements_once', ['planId', 'rotationId', 'slotId'])
@Index('plan_placements_by_slot', ['planId', 'slotId'])
export class PlanPlacement {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Plan, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_placements_plan' })
  plan: Plan;

  @Column('uuid')
  planId: string;

  @ManyToOne(() => Rotation)
  @JoinColumn({ name: 'rotation_id', foreignKeyConstraintName: 'plan_placements_rotation' })
  rotation: Rotation;

  @Column('uuid')
  rotationId: string;

  @ManyToOne(() => ProgrammeStop)
  @JoinColumn({ name: 'stop_id', foreignKeyConstraintName: 'plan_placements_stop' })
  stop: ProgrammeStop;

  @Column('uuid')
  stopId: string;

  @ManyToOne(() => Slot)
  @JoinColumn({ name: 'slot_id', foreignKeyConstraintName: 'plan_placements_slot' })
  slot: Slot;

  @Column('uuid')
  slotId: string;

  /** Whether replanning leaves it where it is. */
  @Column('boolean', { default: false })
  isPinned: boolean;

  @ManyToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'plan_placements_visit' })
  visit: Visit | null;

  /** The visit it became, or was already. */
  @Column('uuid', { nullable: true })
  visitId: string | null;
}
