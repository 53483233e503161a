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

@Entity('sign_in_links')
@Unique('sign_in_links_token', ['tokenHash'])
@Index('sign_in_links_by_person', ['personId', 'createdAt'])
@Index('sign_in_links_by_browser', ['browserHash'])
export class SignInLink {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'sign_in_links_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('text')
  tokenHash: string;

  /** The browser that asked; null for links printed on the command line, which any browser may use. */
  @Column('text', { nullable: true })
  browserHash: string | null;

  /** Set when the link was opened elsewhere: the code that the asking browser must be told. */
  @Column('text', { nullable: true })
  codeHash: string | null;

  @Column('integer', { default: 0 })
  codeAttempts: number;

  @Column('text', { default: '/' })
  nextPath: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
