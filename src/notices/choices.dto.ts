import { ApiProperty } from '@nestjs/swagger';
import { YesNo } from '../platform/http/fields.js';
import { type NoticeSubject, noticeSubjects } from './notice-kind.js';

export class ChooseMailInput {
  @YesNo({ description: 'Whether it comes by mail from now on.' })
  isMailed: boolean;
}

class ChoiceAnswer {
  @ApiProperty({ description: 'One kind of thing to be told, such as `slot-full`.' })
  kind: string;

  @ApiProperty({ enum: noticeSubjects })
  about: NoticeSubject;

  @ApiProperty({ description: 'Whether it comes by mail whatever was chosen.' })
  isRequired: boolean;

  @ApiProperty()
  isMailed: boolean;
}

export class ChoicesAnswer {
  @ApiProperty({ type: [ChoiceAnswer] })
  items: ChoiceAnswer[];
}
