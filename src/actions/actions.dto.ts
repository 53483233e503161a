import { ApiProperty } from '@nestjs/swagger';
import { Id, LocalDate, OneOf, Text, Whole, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type ActionState, actionStates, LONGEST_ACTION_TEXT, LONGEST_TITLE } from './action.rules.js';

const MOST_REVISIONS = 1_000_000;
const seen = { min: 1, max: MOST_REVISIONS, description: 'The `revision` of the action that was looked at.' };

const vouched = { optional: true, description: "Whether what looks like a customer's data is none." };

export class MakeActionInput {
  @Id({ description: 'A learning that you may see; the action is of all that is joined to it.' })
  learningId: string;

  @Text({ max: LONGEST_TITLE, description: 'What is to be done.' })
  title: string;

  @Text({ min: 0, max: LONGEST_ACTION_TEXT, optional: true, description: 'What should be better then.' })
  expectedEffect?: string;

  @Id({ description: 'On whose board it stands.' })
  departmentId: string;

  @Id({ optional: true, description: 'Who sees to it; you yourself when left out.' })
  ownerId?: string;

  @LocalDate({ description: 'Not in the past.' })
  dueOn: string;

  @YesNo(vouched)
  isVouched?: boolean;
}

/** What is left out stays as it is. */
export class ChangeActionInput {
  @Whole(seen)
  revision: number;

  @Text({ max: LONGEST_TITLE, optional: true })
  title?: string;

  @Text({ min: 0, max: LONGEST_ACTION_TEXT, optional: true })
  expectedEffect?: string;

  @Id({ optional: true })
  departmentId?: string;

  @LocalDate({ optional: true, description: 'Not in the past, if it changes.' })
  dueOn?: string;

  @YesNo(vouched)
  isVouched?: boolean;
}

/** Of an action as it stands, or only as it stood when it was looked at. */
export class MoveActionInput {
  @Whole({ ...seen, optional: true })
  revision?: number;
}

export class FinishActionInput extends MoveActionInput {
  @Text({ max: LONGEST_ACTION_TEXT, missing: 'result-missing', description: 'What came of it.' })
  result: string;

  @YesNo(vouched)
  isVouched?: boolean;
}

export class DropActionInput extends MoveActionInput {
  @Text({ max: LONGEST_ACTION_TEXT, missing: 'drop-reason-missing', description: 'Why nothing comes of it.' })
  reason: string;

  @YesNo(vouched)
  isVouched?: boolean;
}

export class HandOverActionInput extends MoveActionInput {
  @Id({ description: 'Who sees to it from now on.' })
  ownerId: string;
}

export class CommentActionInput {
  @Text({ max: LONGEST_ACTION_TEXT })
  text: string;

  @YesNo(vouched)
  isVouched?: boolean;
}

export class ActionFilterInput extends PageInput {
  @Id({ optional: true, description: 'On whose board it stands.' })
  departmentId?: string;

  @Id({ optional: true })
  ownerId?: string;

  @Id({ optional: true, description: 'A learning it came from, or one that is joined to that.' })
  learningId?: string;

  @Id({ optional: true, description: 'What the learning, or one joined to it, is about.' })
  themeId?: string;

  @OneOf(actionStates, { optional: true })
  state?: ActionState;

  @YesNo({ optional: true, description: '`true`: past its due date and not ended; `false`: the others.' })
  isOverdue?: boolean;

  @Text({ min: 0, max: 200, optional: true, description: 'Words in the title, effect, result or reason.' })
  search?: string;
}

export class ActionAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  learningId: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'What was learned; null when you may not read it.' })
  learned: string | null;

  @ApiProperty()
  title: string;

  @ApiProperty()
  expectedEffect: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ format: 'uuid' })
  ownerId: string;

  @ApiProperty()
  ownerName: string;

  @ApiProperty({ type: 'string', format: 'date' })
  dueOn: string;

  @ApiProperty({ enum: actionStates })
  state: ActionState;

  @ApiProperty({ description: 'Past its due date and not ended.' })
  isOverdue: boolean;

  @ApiProperty({ type: 'string', nullable: true, description: 'What came of it; only when done.' })
  result: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why nothing comes of it; only when dropped.' })
  reason: string | null;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  startedAt: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  endedAt: string | null;

  @ApiProperty({ type: 'integer' })
  comments: number;

  @ApiProperty({ type: 'integer', description: 'Rises with every change.' })
  revision: number;
}

export class ActionCommentAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  authorId: string;

  @ApiProperty()
  authorName: string;

  @ApiProperty()
  text: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  writtenAt: string;
}
