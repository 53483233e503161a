import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Side } from '../learnings/learning.rules.js';
import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';

/** What a department asks its guests, or their hosts, beside what everybody is asked. The latest version holds. */
@Entity('department_questions')
@Unique('department_questions_once', ['departmentId', 'side', 'number', 'version'])
@Check('department_questions_side', `side IN ('visitor', 'host')`)
@Check('department_questions_number', `number IN (1, 2)`)
@Check('department_questions_version', `version >= 1`)
@Check('department_questions_text', `nl <> '' AND en <> '' AND (nl IS NOT NULL OR en IS NULL)`)
export class DepartmentQuestion {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'department_questions_department' })
  department: Department;

  @Column('uuid')
  departmentId: string;

  /** Who is asked. */
  @Column('text')
  side: Side;

  @Column('integer')
  number: number;

  /** Counts the changes of the department's questions, all of them together. */
  @Column('integer')
  version: number;

  /** Null: nothing is asked any more. */
  @Column('text', { nullable: true })
  nl: string | null;

  /** Null: who reads English gets the Dutch words. */
  @Column('text', { nullable: true })
  en: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'department_questions_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @Column('timestamptz')
  createdAt: Date;
}
