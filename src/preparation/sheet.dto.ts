import { ApiProperty } from '@nestjs/swagger';
import { Texts } from '../platform/http/fields.js';
import { LONGEST_NOTE, QUESTIONS, sheetKinds, type SheetKind } from './sheet.rules.js';

export class KeepNotesInput {
  @Texts({
    min: QUESTIONS,
    max: QUESTIONS,
    length: LONGEST_NOTE,
    mayBeEmpty: true,
    description: 'One for each question of the sheet, in their order; empty where there is nothing to note.',
  })
  notes: string[];
}

class SheetAnswer {
  @ApiProperty({ enum: sheetKinds, description: '`prepared` where nobody listens in on live contacts.' })
  kind: SheetKind;

  @ApiProperty({ type: [String] })
  questions: string[];

  @ApiProperty({ type: [String], nullable: true, description: "The visitor's own; null for anybody else." })
  notes: string[] | null;
}

export class PreparationAnswer {
  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty({ description: 'Whether the visitor accepted the confidentiality statement as it is now.' })
  isStatementAccepted: boolean;

  @ApiProperty({ description: 'Whether guests of this department listen in on live contacts.' })
  allowsListening: boolean;

  @ApiProperty({ description: 'Whether a lead decided that the visitor comes without listening in.' })
  isClearedWithoutListening: boolean;

  @ApiProperty({ description: 'What follows from the three: no acceptance, no listening in.' })
  listensIn: boolean;

  @ApiProperty({ type: SheetAnswer })
  sheet: SheetAnswer;
}
