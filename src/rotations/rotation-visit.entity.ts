import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { ProgrammeStop } from '../programmes/programme-stop.entity.js';
import { Rotation } from './rotation.entity.js';
import { Visit } from '../visits/visit.entity.js';

/** Which stop of a rotation a visit is for. */
@Entity('rotation_visits')
@Index('rotation_visits_by_rotation', ['rotationId'])
export class RotationVisit {
  @OneToOne(() => Visit)
  @JoinColumn({ name: 'visit_id', foreignKeyConstraintName: 'rotation_visits_visit' })
  visit: Visit;

  @PrimaryColumn('uuid')
  visitId: string;

  @ManyToOne(() => Rotation)
  @JoinColumn({ name: 'rotation_id', foreignKeyConstraintName: 'rotation_visits_rotation' })
  rotation: Rotation;

  @Column('uuid')
  rotationId: string;

  @ManyToOne(() => ProgrammeStop)
  @JoinColumn({ name: 'stop_id', foreignKeyConstraintName: 'rotation_visits_stop' })
  stop: ProgrammeStop;

  @Column('uuid')
  stopId: string;
}
