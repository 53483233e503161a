import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Learning } from '../learnings/learning.entity.js';
import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';
import type { ActionState } from './action.rules.js';

/** What somebody does about a learning, and with what result. */
@Entity('actions')
@Check('actions_state', `state IN ('open', 'doing', 'done', 'dropped')`)
@Check('actions_title', `title <> ''`)
@Check('actions_result', `(state = 'done') = (result IS NOT NULL)`)
@Check('actions_reason', `(state = 'dropped') = (reason IS NOT NULL)`)
@Check('actions_ended', `(state IN ('done', 'dropped')) = (ended_at IS NOT NULL)`)
@Index('actions_by_learning', ['learningId', 'state'])
@Index('actions_by_department', ['departmentId', 'state', 'dueOn', 'id'])
@Index('actions_by_owner', ['ownerId', 'state', 'dueOn'])
@Index('actions_by_end', ['endedAt'], { where: 'ended_at IS NOT NULL' })
@Index('actions_by_creation', ['createdAt'])
@Index('actions_due', ['dueOn'], { where: `state IN ('open', 'doing')` })
export class Action {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Learning)
  @JoinColumn({ name: 'learning_id', foreignKeyConstraintName: 'actions_learning' })
  learning: Learning;

  /** Where it came from; with what is joined to it, see its head. */
  @Column('uuid')
  learningId: string;

  @Column('text')
  title: string;

  @Column('text', { default: '' })
  expectedEffect: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'actions_department' })
  department: Department;

  /** On whose board it stands. */
  @Column('uuid')
  departmentId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'actions_owner' })
  owner: Person;

  @Column('uuid')
  ownerId: string;

  @Column('date')
  dueOn: string;

  @Column('text', { default: 'open' })
  state: ActionState;

  /** What came of it; only when done. */
  @Column('text', { nullable: true })
  result: string | null;

  /** Why nothing comes of it; only when dropped. */
  @Column('text', { nullable: true })
  reason: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'actions_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  /** Which reminder the owner got last: `<due date>:<step>`, another when the date moved since. */
  @Column('text', { nullable: true })
  remindedFor: string | null;

  /** What is said of it, without capitals and accents; a trigger keeps it. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  searchText: string;

  /** Rises with every change; who changes says which one they saw. */
  @Column('integer', { default: 1 })
  revision: number;
}
