import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Exclusion,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';
import type { SpecialDayKind } from './special-day.rules.js';

/** Days on which a department is closed, or open although it is a public holiday; no two stretches of one overlap. */
@Entity('special_days')
@Check('special_days_kind', `kind IN ('closed', 'open')`)
@Check('special_days_order', `last_on >= first_on`)
@Exclusion('special_days_overlap', `USING gist (department_id WITH =, daterange(first_on, last_on, '[]') WITH &&)`)
export class SpecialDay {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'special_days_department' })
  department: Department;

  @Column('uuid')
  departmentId: string;

  @Column('text')
  kind: SpecialDayKind;

  @Column('date')
  firstOn: string;

  /** The day itself when it is one. */
  @Column('date')
  lastOn: string;

  /** What people call it; empty for a holiday that is worked. */
  @Column('text', { default: '' })
  name: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'special_days_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
