import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Visit } from '../visits/visit.entity.js';

/** What a visitor wrote on the observation sheet; for the visitor's own eyes. */
@Entity('sheet_notes')
@Check('sheet_notes_number', `cardinality(notes) <= 6`)
export class SheetNote {
  @OneToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'sheet_notes_visit' })
  visit: Visit;

  @PrimaryColumn('uuid')
  visitId: string;

  /** One for each question of the sheet, in their order; empty where nothing was written. */
  @Column('text', { array: true })
  notes: string[];

  @Column('timestamptz')
  changedAt: Date;
}
