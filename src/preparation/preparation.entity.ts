import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Visit } from '../visits/visit.entity.js';

/** What was done about a visitor who has yet to accept the confidentiality statement. */
@Entity('preparations')
@Check('preparations_cleared', `(cleared_by_id IS NULL) = (cleared_at IS NULL)`)
export class Preparation {
  @OneToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'preparations_visit' })
  visit: Visit;

  @PrimaryColumn('uuid')
  visitId: string;

  /** The start of the visit that the visitor was reminded for; another when it moved since. */
  @Column('timestamptz', { nullable: true })
  remindedFor: Date | null;

  /** The start of the visit that the leads were asked about. */
  @Column('timestamptz', { nullable: true })
  askedFor: Date | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'cleared_by_id', foreignKeyConstraintName: 'preparations_cleared_by' })
  clearedBy: Person | null;

  /** Which lead lets the visitor come without listening in. */
  @Column('uuid', { nullable: true })
  clearedById: string | null;

  @Column('timestamptz', { nullable: true })
  clearedAt: Date | null;
}
