import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

@Entity('departments')
@Unique('departments_name', ['name'])
export class Department {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Whether colleagues can come and look here. */
  @Column('boolean', { default: false })
  isHost: boolean;

  @Column('text', { default: '' })
  place: string;

  /** IANA name, `Europe/Amsterdam`. */
  @Column('text')
  timeZone: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
