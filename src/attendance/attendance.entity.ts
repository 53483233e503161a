import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Visit } from '../visits/visit.entity.js';
import type { Outcome, ToldBy } from './attendance.rules.js';

/** Whether the guest of an approved visit came, as host or lead marked it and the guest confirmed. */
@Entity('attendances')
@Check('attendances_outcome', `outcome IN ('present', 'missed')`)
@Check('attendances_told_by', `told_by IN ('nobody', 'visitor', 'other')`)
@Check('attendances_missed', `(outcome IS NOT DISTINCT FROM 'missed') = (told_by IS NOT NULL)`)
@Check('attendances_reason', `reason IS NULL OR told_by IS NOT NULL`)
@Check('attendances_marked', `(outcome IS NULL) = (marked_at IS NULL)`)
export class Attendance {
  @OneToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'attendances_visit' })
  visit: Visit;

  @PrimaryColumn('uuid')
  visitId: string;

  /** Null: nobody marked it yet. */
  @Column('text', { nullable: true })
  outcome: Outcome | null;

  /** Who let know that the guest would not come; only when missed. */
  @Column('text', { nullable: true })
  toldBy: ToldBy | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'marked_by_id', foreignKeyConstraintName: 'attendances_marked_by' })
  markedBy: Person | null;

  @Column('uuid', { nullable: true })
  markedById: string | null;

  @Column('timestamptz', { nullable: true })
  markedAt: Date | null;

  /** When the visitor said to have been there. */
  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  /** When host or leads were asked by mail. */
  @Column('timestamptz', { nullable: true })
  askedAt: Date | null;
}
