import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says what this database holds. */
@Entity('installation')
@Check('installation_only', 'is_only')
export class Installation {
  @PrimaryColumn('boolean', { default: true, primaryKeyConstraintName: 'installation_pkey' })
  isOnly: boolean;

  @Column('boolean')
  isDemo: boolean;
}
