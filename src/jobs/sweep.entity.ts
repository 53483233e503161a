import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When each recurring sweep last ran, in whichever process. */
@Entity('sweeps')
export class Sweep {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sweeps_pkey' })
  name: string;

  @Column('timestamptz')
  lastRunAt: Date;
}
