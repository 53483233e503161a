import { ApiProperty } from '@nestjs/swagger';
import { type Side, sides } from '../learnings/learning.rules.js';
import { OneOf, Several, Text, Whole, YesNo } from '../platform/http/fields.js';
import { LONGEST_QUESTION, OWN_QUESTIONS } from './department-question.rules.js';

export class DepartmentQuestionInput {
  @OneOf(sides, { description: 'Who is asked: the guest, or the host.' })
  side: Side;

  @Whole({ min: 1, max: OWN_QUESTIONS })
  number: number;

  @Text({ min: 0, max: LONGEST_QUESTION, description: 'Empty: nothing is asked any more.' })
  nl: string;

  @Text({ min: 0, max: LONGEST_QUESTION, optional: true, description: 'In English; the Dutch words when left out.' })
  en?: string;

  @YesNo({ optional: true, description: "Whether what looks like a customer's data is none." })
  isVouched?: boolean;
}

export class ChangeDepartmentQuestionsInput {
  @Whole({ min: 0, max: 1_000_000, description: 'The `version` that the change was made from.' })
  basedOn: number;

  @Several(() => DepartmentQuestionInput, { max: 2 * OWN_QUESTIONS, description: 'What is left out stays as it is.' })
  questions: DepartmentQuestionInput[];
}

class DepartmentQuestionAnswer {
  @ApiProperty({ enum: sides })
  side: Side;

  @ApiProperty()
  number: number;

  @ApiProperty({ type: 'string', nullable: true, description: 'Null: nothing is asked.' })
  nl: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  en: string | null;
}

export class DepartmentQuestionsAnswer {
  @ApiProperty({ description: 'Counts the changes; 0 while nobody wrote any.' })
  version: number;

  @ApiProperty({ type: [DepartmentQuestionAnswer] })
  questions: DepartmentQuestionAnswer[];
}
