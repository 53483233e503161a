import { Column, PrimaryGeneratedColumn } from 'typeorm';

/** What was sent of an event can only be less than, or the same as, what there is of it. */
export const SEQUENCES = `sequence >= 0 AND announced_sequence <= attempted_sequence AND attempted_sequence <= sequence`;

/** The columns of an event that is told to one person's calendar by mail. */
export abstract class AnnouncedEvent {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  @Column('text')
  uid: string;

  /** RFC 5545 SEQUENCE, from 0 on; it never falls. */
  @Column('integer', { default: 0 })
  sequence: number;

  /** Whether the event should stand in the person's calendar. */
  @Column('boolean', { default: true })
  isLive: boolean;

  /** The last SEQUENCE handed to the mail server, whether or not the server answered. */
  @Column('integer', { nullable: true })
  attemptedSequence: number | null;

  /** The last SEQUENCE that the mail server took. */
  @Column('integer', { nullable: true })
  announcedSequence: number | null;
}
