import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from './person.entity.js';

/** What a link can speak of: a visit to call off or to accept, a slot whose guests are to be noted, an invitation to answer, a form to fill in. */
export type MailLinkSubject = 'visit' | 'slot' | 'invitation' | 'form';

/** A link in a mail: it opens one thing for one person, without signing in. */
@Entity('mail_links')
@Unique('mail_links_token', ['tokenHash'])
@Check('mail_links_subject', `subject IN ('visit', 'slot', 'invitation', 'form')`)
@Index('mail_links_by_subject', ['subjectId'])
export class MailLink {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  tokenHash: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'mail_links_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('text')
  subject: MailLinkSubject;

  @Column('uuid')
  subjectId: string;

  @Column('timestamptz')
  expiresAt: Date;

  /** Set on a link that works once. */
  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
