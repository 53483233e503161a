import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Department } from './department.entity.js';
import type { RoleName } from './person.rules.js';
import { Person } from './person.entity.js';

@Entity('person_roles')
@Unique('person_roles_once', ['personId', 'role', 'departmentId'])
@Check(
  'person_roles_scope',
  `CASE WHEN role IN ('admin', 'hr') THEN department_id IS NULL WHEN role IN ('lead', 'deputy', 'host') THEN department_id IS NOT NULL ELSE false END`,
)
@Index('person_roles_by_department', ['departmentId', 'role'])
export class PersonRole {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'person_roles_person' })
  person: Person;

  @Column('uuid')
  personId: string;

  @Column('text')
  role: RoleName;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'person_roles_department' })
  department: Department | null;

  /** Null for admin and hr, who serve the whole company. */
  @Column('uuid', { nullable: true })
  departmentId: string | null;
}
