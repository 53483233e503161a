import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { EditAct, EditState, PlanPieces } from './edit.rules.js';
import { Plan } from './plan.entity.js';

/** One change of a plan by hand: which of its pieces made way for which. */
@Entity('plan_edits')
@Unique('plan_edits_once', ['planId', 'number'])
@Check('plan_edits_state', `state IN ('done', 'undone', 'dropped')`)
export class PlanEdit {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Plan, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id', foreignKeyConstraintName: 'plan_edits_plan' })
  plan: Plan;

  @Column('uuid')
  planId: string;

  /** From 1 on, in the order they were made. */
  @Column('integer')
  number: number;

  @Column('text')
  act: EditAct;

  /** `dropped`: undone, and something else was done since. */
  @Column('text', { default: 'done' })
  state: EditState;

  /** The plan's when this was last done or undone. */
  @Column('integer')
  revision: number;

  /** Whose path it touches. */
  @Column('uuid', { array: true })
  rotationIds: string[];

  /** What was there, and is again once undone. */
  @Column('jsonb')
  before: PlanPieces;

  @Column('jsonb')
  after: PlanPieces;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'made_by_id', foreignKeyConstraintName: 'plan_edits_made_by' })
  madeBy: Person;

  @Column('uuid')
  madeById: string;

  @Column('timestamptz')
  madeAt: Date;
}
