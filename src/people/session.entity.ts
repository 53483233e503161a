import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Person } from './person.entity.js';

@Entity('sessions')
@Unique('sessions_token', ['tokenHash'])
@Index('sessions_by_person', ['personId'])
export class Session {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'sessions_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('text')
  tokenHash: string;

  /** "Firefox, Windows"; null when nobody knows. */
  @Column('text', { nullable: true })
  browser: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
