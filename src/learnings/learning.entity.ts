import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';
import type { Channel } from '../slots/slot.rules.js';
import { Visit } from '../visits/visit.entity.js';
import type { Lacked, LearningQuestion, Preventable, Side } from './learning.rules.js';
import { Theme } from './theme.entity.js';

/** One thing that a visitor or a host learned. Those that say the same are joined under one head, where their counts add up. */
@Entity('learnings')
@Check('learnings_side', `side IN ('visitor', 'host')`)
@Check('learnings_question', `question IN ('surprise', 'preventable', 'lacked', 'question', 'fix')`)
@Check('learnings_channel', `channel IN ('phone', 'chat', 'email', 'social', 'desk')`)
@Check('learnings_text', `text <> ''`)
@Check('learnings_times_heard', `times_heard BETWEEN 1 AND 999`)
@Check('learnings_preventable', `preventable IN ('yes', 'partly', 'no')`)
@Check('learnings_lacked', `lacked <@ '{information,system,mandate}'`)
@Index('learnings_by_visit', ['visitId'])
@Index('learnings_of_head', ['headId', 'learnedMonth', 'id'])
@Index('learnings_by_month', ['learnedMonth', 'id'])
@Index('learnings_of_floor', ['departmentId', 'learnedMonth', 'id'])
@Index('learnings_for_floor', ['forDepartmentId', 'learnedMonth', 'id'], { where: 'for_department_id IS NOT NULL' })
@Index('learnings_by_theme', ['themeId'], { where: 'theme_id IS NOT NULL' })
@Index('learnings_most_heard', ['allHeard', 'id'], { where: 'head_id = id' })
@Index('learnings_heads', ['id', 'headId', 'allHeard'], { where: 'head_id = id' })
@Index('learnings_heads_of_floor', ['departmentId', 'headId'])
@Index('learnings_by_author', ['authorId', 'learnedAt'])
@Index('learnings_by_time', ['learnedAt', 'id'])
@Index('learnings_by_department', ['departmentId', 'learnedAt', 'id'])
@Index('learnings_by_target', ['forDepartmentId', 'learnedAt', 'id'], { where: 'for_department_id IS NOT NULL' })
@Index('learnings_themes_by_month', ['learnedMonth', 'themeId', 'departmentId'])
@Index('learnings_acted_by_month', ['learnedMonth', 'stage', 'departmentId'], { where: 'head_id = id AND stage > 0' })
@Index('learnings_acted', ['id', 'headId', 'stage', 'allLearnings'], { where: 'head_id = id AND stage > 0' })
@Index('learnings_joined_by_month', ['learnedMonth', 'headId', 'departmentId'], { where: 'head_id <> id' })
@Index('learnings_lacked_by_month', ['learnedMonth', 'departmentId', 'lacked'], { where: `lacked <> '{}'` })
@Index('learnings_preventable_by_month', ['learnedMonth', 'headId', 'departmentId', 'timesHeard', 'preventable'], { where: `preventable IN ('yes', 'partly')` }) // prettier-ignore
@Index('learnings_search', ['search'], { type: 'gin' })
export class Learning {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'learnings_visit' })
  visit: Visit;

  @Column('uuid')
  visitId: string;

  /** Who learned it: the guest or the host. */
  @Column('text')
  side: Side;

  /** To which question of the debrief it is the answer. */
  @Column('text')
  question: LearningQuestion;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'learnings_author' })
  author: Person;

  /** Shown to nobody but the author. */
  @Column('uuid')
  authorId: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'learnings_department' })
  department: Department;

  /** The floor where it was heard. */
  @Column('uuid')
  departmentId: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'for_department_id', foreignKeyConstraintName: 'learnings_for_department' })
  forDepartment: Department | null;

  /** Who should know it or answer it; null: nobody in particular. */
  @Column('uuid', { nullable: true })
  forDepartmentId: string | null;

  @Column('text')
  channel: Channel;

  @Column('text')
  text: string;

  @ManyToOne(() => Theme)
  @JoinColumn({ name: 'theme_id', foreignKeyConstraintName: 'learnings_theme' })
  theme: Theme | null;

  @Column('uuid', { nullable: true })
  themeId: string | null;

  /** During this visit. */
  @Column('integer', { default: 1 })
  timesHeard: number;

  /** Whether the contact could have been prevented; null: not asked, or not said. */
  @Column('text', { nullable: true })
  preventable: Preventable | null;

  /** What the colleague lacked. */
  @Column('text', { array: true, default: [] })
  lacked: Lacked[];

  /** When the author said that what looks like a customer's data is none; null: nothing looks like it. */
  @Column('timestamptz', { nullable: true })
  vouchedAt: Date | null;

  @ManyToOne(() => Learning)
  @JoinColumn({ name: 'head_id', foreignKeyConstraintName: 'learnings_head' })
  head: Learning;

  /** The learning it is joined to; its own id while it stands alone, and of a head itself. */
  @Column('uuid')
  headId: string;

  /** Among all its author learned from the visit, in the order it was written; shown to nobody else. */
  @Column('integer', { default: 1 })
  number: number;

  /** When the visit began. */
  @Column('timestamptz')
  learnedAt: Date;

  /** Its first day, on the calendar of the floor; more is told to nobody. The trigger `learnings_keep_month` keeps it. */
  @Column({ type: 'date', insert: false, update: false })
  learnedMonth: string;

  /** Of a head: how often it was heard in all that is joined to it; triggers keep this count and the next two. */
  @Column({ type: 'integer', default: 1, insert: false, update: false })
  allHeard: number;

  @Column({ type: 'integer', default: 1, insert: false, update: false })
  allLearnings: number;

  @Column({ type: 'integer', default: 1, insert: false, update: false })
  allVisits: number;

  /** Of a head: how far the furthest action about any of it got, 1 dropped to 4 done; 0: nothing is done about it. Triggers keep it. */
  @Column({ type: 'integer', default: 0, insert: false, update: false })
  stage: number;

  @Column('timestamptz')
  changedAt: Date;

  /** The text without capitals and accents; the trigger `learnings_keep_searchable` keeps it, and `search`. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  plainText: string;

  @Column({ type: 'tsvector', default: '', select: false, insert: false, update: false })
  search: string;
}
