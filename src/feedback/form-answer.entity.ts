import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { FeedbackForm } from './feedback-form.entity.js';

/** An answer that is no learning: a choice, a thank-you, what the visitor changes. */
@Entity('form_answers')
export class FormAnswer {
  @ManyToOne(() => FeedbackForm, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'form_id', foreignKeyConstraintName: 'form_answers_form' })
  form: FeedbackForm;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'form_answers_pkey' })
  formId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'form_answers_pkey' })
  question: string;

  /** The question as it was read. */
  @Column('text')
  asked: string;

  /** A text, or the name of the choice. */
  @Column('text')
  answer: string;

  /** When its author said that what looks like a customer's data is none; null: nothing looks like it. */
  @Column('timestamptz', { nullable: true })
  vouchedAt: Date | null;
}
