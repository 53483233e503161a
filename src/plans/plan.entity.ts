import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Cohort } from '../rotations/cohort.entity.js';
import type { PlanPhase } from '../planner/problem.js';
import type { PlanKind, PlanState } from './plan.rules.js';

/** A proposal which hire comes to which slot, for one cohort or for everybody whose rotation is open. */
@Entity('plans')
@Check('plans_kind', `kind IN ('plan', 'repair')`)
@Check('plans_state', `state IN ('queued', 'running', 'ready', 'failed', 'cancelled', 'published', 'discarded')`)
@Check('plans_seconds', `seconds BETWEEN 1 AND 600`)
@Check(
  'plans_figures',
  `state NOT IN ('ready', 'published') OR (placed IS NOT NULL AND possible IS NOT NULL AND bound IS NOT NULL)`,
)
@Check('plans_bound', `placed >= 0 AND placed <= bound AND bound <= possible`)
@Check('plans_published', `(state = 'published') = (published_at IS NOT NULL)`)
@Index('plans_by_age', ['createdAt', 'id'])
@Index('plans_by_cohort', ['cohortId', 'createdAt'])
export class Plan {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** `repair`: the least change to what was published. */
  @Column('text')
  kind: PlanKind;

  @ManyToOne(() => Cohort)
  @JoinColumn({ name: 'cohort_id', foreignKeyConstraintName: 'plans_cohort' })
  cohort: Cohort | null;

  /** Null: everybody whose rotation is open. */
  @Column('uuid', { nullable: true })
  cohortId: string | null;

  @ManyToOne(() => Plan)
  @JoinColumn({ name: 'based_on_id', foreignKeyConstraintName: 'plans_based_on' })
  basedOn: Plan | null;

  /** The plan whose pins, locks and exclusions it took over. */
  @Column('uuid', { nullable: true })
  basedOnId: string | null;

  @Column('text', { default: 'queued' })
  state: PlanState;

  /** How long the planner may think. */
  @Column('integer')
  seconds: number;

  /** What the planner is at, while it runs. */
  @Column('text', { nullable: true })
  phase: PlanPhase | null;

  /** Visits with a seat. */
  @Column('integer', { nullable: true })
  placed: number | null;

  /** Visits that all stops ask for together. */
  @Column('integer', { nullable: true })
  possible: number | null;

  /** Proven: nobody can place more. */
  @Column('integer', { nullable: true })
  bound: number | null;

  @Column('double precision', { nullable: true })
  secondsUsed: number | null;

  /** Why it failed, for the log of an admin. */
  @Column('text', { nullable: true })
  failure: string | null;

  /** Rises with every change by hand. */
  @Column('integer', { default: 0 })
  revision: number;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'plans_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'published_by_id', foreignKeyConstraintName: 'plans_published_by' })
  publishedBy: Person | null;

  @Column('uuid', { nullable: true })
  publishedById: string | null;
}
