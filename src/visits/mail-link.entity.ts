import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Visit } from './visit.entity.js';

/** "I can't come": a link in a mail that opens one visit for one person, once, without signing in. */
@Entity('mail_links')
@Unique('mail_links_token', ['tokenHash'])
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

  @ManyToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'mail_links_visit' })
  visit: Visit;

  @Column('uuid')
  visitId: string;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
