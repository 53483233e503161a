import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';
import type { MoreSeats } from '../planner/suggest-seats.js';
import type { Channel } from '../slots/slot.rules.js';
import { Plan } from './plan.entity.js';

/** Visits of one kind that found no seat, and the least that would help them. */
@Entity('plan_shortages')
@Check('plan_shortages_asked', `(asked_by_id IS NULL) = (asked_at IS NULL)`)
@Index('plan_shortages_by_plan', ['planId'])
export class PlanShortage {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Plan, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_shortages_plan' })
  plan: Plan;

  @Column('uuid')
  planId: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'plan_shortages_department' })
  department: Department;

  @Column('uuid')
  departmentId: string;

  @Column('text', { nullable: true })
  channel: Channel | null;

  @Column('integer', { nullable: true })
  leastMinutes: number | null;

  /** Who miss a visit. */
  @Column('integer')
  people: number;

  /** Visits without a seat. */
  @Column('integer')
  missing: number;

  /** The first and the last day on which they could have come. */
  @Column('date')
  fromOn: string;

  @Column('date')
  untilOn: string;

  /** What there is between these days, for everybody. */
  @Column('integer')
  seats: number;

  /** The fewest that help, on any one of the days of a step; each step helps further. */
  @Column('jsonb')
  moreSeats: MoreSeats[];

  /** Visits that no seats would help. */
  @Column('integer')
  stillMissing: number;

  /** Windows that are so many working days longer give so many visits a seat; null: no window does. */
  @Column('integer', { nullable: true })
  longerDays: number | null;

  @Column('integer', { nullable: true })
  longerVisits: number | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'asked_by_id', foreignKeyConstraintName: 'plan_shortages_asked_by' })
  askedBy: Person | null;

  /** Who asked the leads for seats. */
  @Column('uuid', { nullable: true })
  askedById: string | null;

  @Column('timestamptz', { nullable: true })
  askedAt: Date | null;
}
