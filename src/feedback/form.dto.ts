import { ApiProperty } from '@nestjs/swagger';
import { Id, OneOf, Several, SomeOf, Text, Whole, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { Shaped } from '../platform/http/shaped-field.js';
import {
  type Lacked,
  lackings,
  LONGEST_LEARNING,
  MOST_TIMES_HEARD,
  type Preventable,
  preventables,
} from '../learnings/learning.rules.js';
import { type FormKind, formKinds, type FormState, formStates, hostChoices, MOST_ITEMS } from './form.rules.js';
import { isDraft } from './typed-form.js';

/** One thing learned. */
export class LearnedInput {
  @Id({ optional: true, description: 'Of one that was sent before, which is changed rather than replaced.' })
  id?: string;

  @Text({ max: LONGEST_LEARNING })
  text: string;

  @Id({ optional: true, nullable: true })
  themeId?: string | null;

  @Whole({ min: 1, max: MOST_TIMES_HEARD, optional: true, description: 'During this visit; 1 when left out.' })
  timesHeard?: number;

  @OneOf(preventables, { optional: true, nullable: true, description: 'Whether the contact could have been prevented.' }) // prettier-ignore
  preventable?: Preventable | null;

  @SomeOf(lackings, { optional: true, description: 'What the host lacked to help the customer.' })
  lacked?: Lacked[];

  @Id({ optional: true, nullable: true, description: "Who should know it or answer it; of `fix` always the guest's department." }) // prettier-ignore
  forDepartmentId?: string | null;

  @YesNo({ optional: true, description: "Whether what looks like a customer's data is none." })
  isVouched?: boolean;
}

const Score = () => Whole({ min: 1, max: 5, optional: true, nullable: true, description: '1 for not at all, 5 for entirely.' }); // prettier-ignore
const Learned = () => Several(() => LearnedInput, { max: MOST_ITEMS, optional: true });
const Free = () => Text({ min: 0, max: LONGEST_LEARNING, optional: true });

export const freeAnswers = ['change', 'thanks', 'own1', 'own2'] as const;
export type FreeAnswer = (typeof freeAnswers)[number];

/** All answers of a form, in the place of what was sent before: what is left out is not answered. */
export class SendFormInput {
  @Score()
  score1?: number | null;

  @Score()
  score2?: number | null;

  @Score()
  score3?: number | null;

  @Score()
  score4?: number | null;

  @Learned()
  surprise?: LearnedInput[];

  @Learned()
  preventable?: LearnedInput[];

  @Learned()
  lacked?: LearnedInput[];

  @Learned()
  question?: LearnedInput[];

  @Learned()
  fix?: LearnedInput[];

  @Free()
  change?: string;

  @Free()
  thanks?: string;

  @OneOf(hostChoices.prepared, { optional: true, nullable: true })
  prepared?: string | null;

  @OneOf(hostChoices.hindrance, { optional: true, nullable: true })
  hindrance?: string | null;

  @OneOf(hostChoices.again, { optional: true, nullable: true })
  again?: string | null;

  @Free()
  own1?: string;

  @Free()
  own2?: string;

  @SomeOf(freeAnswers, { optional: true, description: "In which of these answers what looks like a customer's data is none." }) // prettier-ignore
  vouched?: FreeAnswer[];
}

export class SaveDraftInput {
  @Shaped(
    isDraft,
    'not-a-draft',
    { type: 'object', additionalProperties: { type: 'string' } },
    {
      description: 'What is typed so far, by field: `score1`, `surprise.0.text`, `lacked.0.system`, `vouched.thanks`.',
    },
  )
  fields: Record<string, string>;
}

export class FormsFilterInput extends PageInput {
  @OneOf(formStates, { optional: true, description: 'All when left out.' })
  state?: FormState;
}

export class FormSummaryAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: formKinds })
  kind: FormKind;

  @ApiProperty({ enum: formStates, description: '`open` can be filled in, `answered` changed, `closed` neither.' })
  state: FormState;

  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty({ description: 'The department that was visited.' })
  departmentName: string;

  @ApiProperty({ format: 'date-time', description: "Of the visit, in the department's time zone." })
  startsAt: string;

  @ApiProperty({ format: 'date-time', description: 'Until then it can be filled in and changed.' })
  closesAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  answeredAt: string | null;
}

class AskedAnswer {
  @ApiProperty({ description: 'The field of the answer, such as `score1`, `surprise` or `own1`.' })
  field: string;

  @ApiProperty({ description: "In the caller's language, and the company's own words." })
  text: string;

  @ApiProperty({ type: [String], nullable: true, description: 'Between what one chooses; null: whatever one writes.' })
  choices: string[] | null;
}

export class FormAnswerView extends FormSummaryAnswer {
  @ApiProperty({ type: [AskedAnswer] })
  questions: AskedAnswer[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'What is typed, or was sent, by field.' }) // prettier-ignore
  fields: Record<string, string>;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true, description: 'What was sent, by field: null before that. Kept as a draft, it undoes what was typed since.' }) // prettier-ignore
  sent: Record<string, string> | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'When what is typed was last kept.' }) // prettier-ignore
  savedAt: string | null;
}

export class DraftAnswer {
  @ApiProperty({ format: 'date-time' })
  savedAt: string;
}
