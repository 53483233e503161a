import { ApiProperty } from '@nestjs/swagger';
import { type ChartUnit, chartUnits } from '../platform/charts/chart.rules.js';
import { Id, OneOf, Text } from '../platform/http/fields.js';
import { DEFAULT_SPAN, type Span, spans } from './period.rules.js';

export class InsightInput {
  @OneOf(spans, {
    optional: true,
    description: `One, three, twelve or sixty months; \`${DEFAULT_SPAN}\` when left out.`,
  })
  span?: Span;

  @Text({ max: 7, optional: true, description: 'The last month, `2026-11`; this one when left out.' })
  until?: string;

  @Id({ optional: true, description: 'Only visits to this department.' })
  hostId?: string;

  @Id({ optional: true, description: 'Only visits by people of this department.' })
  visitorId?: string;
}

class InsightPeriodAnswer {
  @ApiProperty({ type: 'string', format: 'date' })
  from: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The last day.' })
  until: string;
}

class InsightColumnAnswer {
  @ApiProperty()
  key: string;

  @ApiProperty()
  label: string;

  @ApiProperty({ enum: chartUnits })
  unit: ChartUnit;
}

class InsightRowAnswer {
  @ApiProperty()
  key: string;

  @ApiProperty()
  label: string;

  @ApiProperty({
    description: 'One for each column; null where there is nothing to count, or too few people to tell of.',
    type: 'array',
    items: { type: 'number', nullable: true },
  })
  values: (number | null)[];
}

export class InsightAnswer {
  @ApiProperty()
  name: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ description: 'What there is to see, in a sentence.' })
  summary: string;

  @ApiProperty({ type: InsightPeriodAnswer })
  period: InsightPeriodAnswer;

  @ApiProperty({ type: [InsightColumnAnswer] })
  columns: InsightColumnAnswer[];

  @ApiProperty({ type: [InsightRowAnswer] })
  rows: InsightRowAnswer[];

  @ApiProperty({ type: [String] })
  notes: string[];
}
