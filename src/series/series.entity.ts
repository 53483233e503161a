import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';

/** Why several slots stand where they do. Each slot is one like any other: it has its own hours, seats and guests. */
@Entity('series')
@Index('series_by_department', ['departmentId', 'createdAt', 'id'])
export class Series {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'series_department' })
  department: Department;

  @Column('uuid')
  departmentId: string;

  /** RFC 5545 RRULE over dates, without DTSTART: `FREQ=WEEKLY;BYDAY=TU;COUNT=10`. */
  @Column('text')
  rule: string;

  /** DTSTART: the first date from which the rule counts, on the calendar of the department. */
  @Column('date')
  startsOn: string;

  @Column('timestamptz', { nullable: true })
  stoppedAt: Date | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'series_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
