import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** What a kind of new hire must see; what it says stands in its versions, the latest of which counts for new rotations. */
@Entity('programmes')
@Index('programmes_name', ['name'], { unique: true, where: 'archived_at IS NULL' })
export class Programme {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Since when nobody starts on it any more. */
  @Column('timestamptz', { nullable: true })
  archivedAt: Date | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'created_by_id', foreignKeyConstraintName: 'programmes_created_by' })
  createdBy: Person;

  @Column('uuid')
  createdById: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
