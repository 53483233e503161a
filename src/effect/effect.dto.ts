import { ApiProperty } from '@nestjs/swagger';
import { FromQuery, Id, OneOf, Whole } from '../platform/http/fields.js';
import { type Moment, moments, type Quarter, quarters } from './effect.rules.js';

export class EffectInput {
  @FromQuery()
  @Whole({
    min: 2000,
    max: 2099,
    optional: true,
    description: 'Of the visit; the last year with figures when left out.',
  })
  year?: number;

  @OneOf(quarters, { optional: true, description: 'The whole year when left out.' })
  quarter?: Quarter;

  @Id({ optional: true, description: 'The department that was visited; the company when left out.' })
  departmentId?: string;
}

export class ResearchInput {
  @FromQuery()
  @Whole({ min: 2000, max: 2099, optional: true, description: 'This year when left out.' })
  year?: number;
}

class DifferenceAnswer {
  @ApiProperty({ description: 'How many points higher than before.' })
  mean: number;

  @ApiProperty({ description: 'Where the interval of 95 % begins: Student, over the differences of the same people.' })
  low: number;

  @ApiProperty()
  high: number;

  @ApiProperty({ description: 'Degrees of freedom.' })
  freedom: number;
}

class FigureAnswer {
  @ApiProperty({ type: 'integer', description: 'Who answered all three times, to the same words.' })
  people: number;

  @ApiProperty({ description: 'On average, from 1 to 5.' })
  before: number;

  @ApiProperty()
  day: number;

  @ApiProperty()
  after: number;

  @ApiProperty()
  dayChange: DifferenceAnswer;

  @ApiProperty()
  afterChange: DifferenceAnswer;
}

class StatementAnswer {
  @ApiProperty({ type: 'integer' })
  statement: number;

  @ApiProperty({ type: [String], description: 'In which it was read that year, the most read first.' })
  words: string[];

  @ApiProperty({ type: 'integer', description: 'Left out of the company, because the words changed in between.' })
  reworded: number;

  @ApiProperty({
    type: FigureAnswer,
    required: false,
    description: 'Left out: of fewer than five, or these would follow from it.',
  })
  figure?: FigureAnswer;
}

class MomentResponseAnswer {
  @ApiProperty({ enum: moments })
  moment: Moment;

  @ApiProperty({ type: 'integer' })
  asked: number;

  @ApiProperty({ type: 'integer' })
  answered: number;
}

export class EffectAnswer {
  @ApiProperty({ type: 'integer' })
  year: number;

  @ApiProperty({ enum: [...quarters, null], nullable: true, type: 'string' })
  quarter: Quarter | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  departmentId: string | null;

  @ApiProperty({ type: [StatementAnswer] })
  statements: StatementAnswer[];

  @ApiProperty({
    type: [MomentResponseAnswer],
    nullable: true,
    description: 'Over the whole year; null: fewer than five were asked.',
  })
  response: MomentResponseAnswer[] | null;
}
