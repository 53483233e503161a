import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { Language } from '../platform/views/languages.js';

/** That somebody accepted the confidentiality statement, with the words as they read them. */
@Entity('statement_acceptances')
@Unique('statement_acceptances_once', ['personId', 'textHash'])
@Check('statement_acceptances_language', `language IN ('nl', 'en')`)
export class StatementAcceptance {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'statement_acceptances_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('text')
  language: Language;

  @Column('text')
  text: string;

  @Column('text')
  textHash: string;

  @Column('timestamptz')
  acceptedAt: Date;
}
