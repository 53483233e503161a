import { Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, Unique } from 'typeorm';
import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';

/** The page of a department for a screen on its wall; no row: there is none. */
@Entity('walls')
@Unique('walls_secret', ['secret'])
export class Wall {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'walls_pkey' })
  departmentId: string;

  @OneToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'walls_department' })
  department: Department;

  /** Opens the page without signing in: a screen cannot. */
  @Column('text')
  secret: string;

  @Column('timestamptz')
  openedAt: Date;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'opened_by_id', foreignKeyConstraintName: 'walls_opened_by' })
  openedBy: Person;

  @Column('uuid')
  openedById: string;
}
