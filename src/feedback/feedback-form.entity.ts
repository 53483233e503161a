import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Visit } from '../visits/visit.entity.js';
import type { FormKind } from './form.rules.js';

/** A short form about one visit, for one person to fill in until it closes. */
@Entity('feedback_forms')
@Unique('feedback_forms_once', ['visitId', 'kind'])
@Check('feedback_forms_kind', `kind IN ('before', 'debrief', 'host-debrief', 'after')`)
@Check('feedback_forms_hours', `closes_at > asked_at`)
@Check('feedback_forms_reminders', `reminders BETWEEN 0 AND 2`)
@Index('feedback_forms_by_person', ['personId', 'askedAt'])
@Index('feedback_forms_told', ['floorId', 'kind', 'askedAt', 'personId', 'answeredAt'])
@Index('feedback_forms_unanswered', ['closesAt'], { where: 'answered_at IS NULL' })
export class FeedbackForm {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'feedback_forms_visit' })
  visit: Visit;

  @Column('uuid')
  visitId: string;

  /** The department visited; the trigger `feedback_forms_keep_floor` keeps it. */
  @Column({ type: 'uuid', insert: false, update: false })
  floorId: string;

  @Column('text')
  kind: FormKind;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'feedback_forms_person' })
  person: Person;

  /** Who fills it in: the visitor, or the host who sat beside. Nobody else reads it. */
  @Column('uuid')
  personId: string;

  @Column('timestamptz')
  askedAt: Date;

  /** Until then it can be filled in and changed. */
  @Column('timestamptz')
  closesAt: Date;

  /** How often the person was reminded. */
  @Column('integer', { default: 0 })
  reminders: number;

  @Column('timestamptz', { nullable: true })
  remindedAt: Date | null;

  /** What was typed and not sent yet, field by field. */
  @Column('jsonb', { nullable: true })
  draft: Record<string, string> | null;

  @Column('timestamptz', { nullable: true })
  savedAt: Date | null;

  /** When it was first sent. */
  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  @Column('timestamptz', { nullable: true })
  changedAt: Date | null;
}
