import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { Person } from '../people/person.entity.js';

/** The hires who start together, by their first day at work. */
@Entity('cohorts')
@Unique('cohorts_name', ['name'])
@Check('cohorts_dates', `last_on >= first_on`)
export class Cohort {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Whose first day is this one or later. */
  @Column('date')
  firstOn: string;

  /** Whose first day is this one or earlier. */
  @Column('date')
  lastOn: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'cohorts_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
