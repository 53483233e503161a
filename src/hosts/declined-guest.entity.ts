import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** A host who would rather not receive this guest: known to the host and to the choice of hosts, shown to nobody else. */
@Entity('declined_guests')
export class DeclinedGuest {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'declined_guests_pkey' })
  hostId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'declined_guests_pkey' })
  visitorId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'host_id', foreignKeyConstraintName: 'declined_guests_host' })
  host: Person;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'visitor_id', foreignKeyConstraintName: 'declined_guests_visitor' })
  visitor: Person;

  @Column('timestamptz')
  declinedAt: Date;
}
