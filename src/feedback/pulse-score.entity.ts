import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { FeedbackForm } from './feedback-form.entity.js';

/** How far somebody agreed with one statement, before the visit, on the day, or six weeks after. */
@Entity('pulse_scores')
@Check('pulse_scores_statement', `statement BETWEEN 1 AND 4`)
@Check('pulse_scores_score', `score BETWEEN 1 AND 5`)
export class PulseScore {
  @ManyToOne(() => FeedbackForm, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'form_id', foreignKeyConstraintName: 'pulse_scores_form' })
  form: FeedbackForm;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pulse_scores_pkey' })
  formId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pulse_scores_pkey' })
  statement: number;

  /** 1 for not at all, 5 for entirely. */
  @Column('integer')
  score: number;

  /** The statement as it was read: figures compare only what was asked in the same words. */
  @Column('text')
  asked: string;
}
