import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiProperty, ApiResponse } from '@nestjs/swagger';

class FieldFault {
  @ApiProperty({ example: 'learningGoals' })
  field: string;

  @ApiProperty()
  detail: string;
}

/** RFC 9457, in the language of the caller. */
export class Problem {
  @ApiProperty({ example: '/problems/slot-full' })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: 'integer' })
  status: number;

  @ApiProperty()
  detail: string;

  @ApiProperty({ required: false, description: 'The named refusal, with status 409.', example: 'slot-full' })
  reason?: string;

  @ApiProperty({ required: false, type: [FieldFault], description: 'One entry per field, with status 422.' })
  errors?: FieldFault[];

  @ApiProperty({ required: false, description: 'To quote when asking for help, with status 500.' })
  requestId?: string;
}

const said: Record<number, string> = {
  401: 'Nobody is signed in.',
  404: 'It does not exist, or is not yours to see.',
  409: 'Refused; `reason` names the rule.',
  422: 'The input has a fault; one entry per field.',
};

/** Which problems this endpoint may answer with. */
export const ApiProblems = (...statuses: number[]) =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: said[status],
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  );

export const ApiOnce = () =>
  ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key gets the same answer for a day.' });
