import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { Slot } from '../slots/slot.entity.js';
import { Series } from './series.entity.js';

/** A slot that belongs to a series. */
@Entity('series_slots')
@Index('series_slots_in_order', ['seriesId', 'on', 'slotId'])
export class SeriesSlot {
  @PrimaryColumn('uuid')
  slotId: string;

  @OneToOne(() => Slot)
  @JoinColumn({ name: 'slot_id', foreignKeyConstraintName: 'series_slots_slot' })
  slot: Slot;

  @Column('uuid')
  seriesId: string;

  @ManyToOne(() => Series)
  @JoinColumn({ name: 'series_id', foreignKeyConstraintName: 'series_slots_series' })
  series: Series;

  /** The date the rule gave it, wherever it went since: its place in the series. */
  @Column('date')
  on: string;
}
