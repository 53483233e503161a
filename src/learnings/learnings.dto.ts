import { ApiProperty } from '@nestjs/swagger';
import { Id, OneOf, Text, YesNo } from '../platform/http/fields.js';
import { Month } from '../platform/http/month-field.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type Channel, channels } from '../slots/slot.rules.js';
import { type LearningOrder, learningOrders } from './found-learnings.queries.js';
import {
  type Lacked,
  lackings,
  LONGEST_LEARNING,
  type LearningQuestion,
  learningQuestions,
  type Preventable,
  preventables,
} from './learning.rules.js';
import { LONGEST_THEME } from './theme.rules.js';

export class LearningFilterInput extends PageInput {
  @Text({ min: 0, max: 200, optional: true, description: 'Words, in Dutch or English, or how words begin.' })
  search?: string;

  @Id({ optional: true })
  themeId?: string;

  @OneOf(channels, { optional: true })
  channel?: Channel;

  @Id({ optional: true, description: 'The floor where it was heard.' })
  departmentId?: string;

  @OneOf(learningQuestions, { optional: true, description: 'The question of the debrief that it answers.' })
  question?: LearningQuestion;

  @OneOf(preventables, { optional: true })
  preventable?: Preventable;

  @OneOf(lackings, { optional: true, description: 'What the colleague lacked.' })
  lacked?: Lacked;

  @YesNo({ optional: true, description: 'True: only what the caller wrote.' })
  isMine?: boolean;

  @YesNo({ optional: true, description: 'True: only what is meant for a department of the caller.' })
  isForMine?: boolean;

  @YesNo({ optional: true, description: 'Whether an action came of it, or of what is joined to it.' })
  hasAction?: boolean;

  @Month({ optional: true, description: 'From this month on.' })
  fromMonth?: string;

  @Month({ optional: true, description: 'Up to this month, itself included.' })
  untilMonth?: string;

  @OneOf(learningOrders, { optional: true, description: 'The latest month first, or what was heard most.' })
  order?: LearningOrder;
}

export class JoinLearningInput {
  @Id({ description: 'The learning that says the same.' })
  withId: string;
}

export class GiveThemeInput {
  @Id({ nullable: true })
  themeId: string | null;
}

export class ThemeInput {
  @Text({ max: LONGEST_THEME })
  name: string;
}

export class MergeThemeInput {
  @Id({ description: 'The theme that gets all its learnings.' })
  intoId: string;
}

export class ThemeSuggestionInput {
  @Text({ min: 0, max: LONGEST_LEARNING })
  text: string;
}

export class LearningAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid', description: 'The learning that it is joined to; itself when it is the first.' })
  headId: string;

  @ApiProperty({ enum: learningQuestions })
  question: LearningQuestion;

  @ApiProperty()
  text: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  themeId: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  themeName: string | null;

  @ApiProperty({ enum: channels })
  channel: Channel;

  @ApiProperty({ format: 'uuid', description: 'Where it was heard.' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'For whom it is meant.' })
  forDepartmentId: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  forDepartmentName: string | null;

  @ApiProperty({ example: '2026-11', description: 'When it was heard; the day is told to nobody.' })
  month: string;

  @ApiProperty({ type: 'integer' })
  timesHeard: number;

  @ApiProperty({ enum: [...preventables, null], nullable: true })
  preventable: Preventable | null;

  @ApiProperty({ enum: lackings, isArray: true })
  lacked: Lacked[];

  @ApiProperty({ description: 'Whether the caller wrote it; who else did is told to nobody.' })
  isMine: boolean;

  @ApiProperty({ type: 'integer', description: 'With all that is joined to it.' })
  allHeard: number;

  @ApiProperty({ type: 'integer' })
  allLearnings: number;

  @ApiProperty({ type: 'integer' })
  allVisits: number;

  @ApiProperty({ type: 'integer' })
  actions: number;
}

export class ThemeAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  isActive: boolean;

  @ApiProperty({ type: 'integer', description: 'How many learnings are about it; only for HR and the admin.' })
  learnings: number;
}

export class ThemeSuggestionAnswer {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  id: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  name: string | null;
}
