import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { Action } from './action.entity.js';

/** What somebody said about an action. */
@Entity('action_comments')
@Check('action_comments_text', `text <> ''`)
@Index('action_comments_by_action', ['actionId', 'writtenAt'])
export class ActionComment {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @ManyToOne(() => Action)
  @JoinColumn({ name: 'action_id', foreignKeyConstraintName: 'action_comments_action' })
  action: Action;

  @Column('uuid')
  actionId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'action_comments_author' })
  author: Person;

  @Column('uuid')
  authorId: string;

  @Column('text')
  text: string;

  @Column('timestamptz')
  writtenAt: Date;
}
