import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Rotation } from '../rotations/rotation.entity.js';
import { Slot } from '../slots/slot.entity.js';
import { Plan } from './plan.entity.js';

/** What the planner is kept from: a slot for everybody, a hire altogether, or one hire at one slot. */
@Entity('plan_exclusions')
@Check('plan_exclusions_of', `rotation_id IS NOT NULL OR slot_id IS NOT NULL`)
@Index('plan_exclusions_by_plan', ['planId', 'slotId'])
export class PlanExclusion {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Plan, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_exclusions_plan' })
  plan: Plan;

  @Column('uuid')
  planId: string;

  @ManyToOne(() => Rotation)
  @JoinColumn({ name: 'rotation_id', foreignKeyConstraintName: 'plan_exclusions_rotation' })
  rotation: Rotation | null;

  /** Null: the slot is for nobody in this plan. */
  @Column('uuid', { nullable: true })
  rotationId: string | null;

  @ManyToOne(() => Slot)
  @JoinColumn({ name: 'slot_id', foreignKeyConstraintName: 'plan_exclusions_slot' })
  slot: Slot | null;

  /** Null: the hire is left out of this plan. */
  @Column('uuid', { nullable: true })
  slotId: string | null;
}
