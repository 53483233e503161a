import { Controller, Get } from '@nestjs/common';
import { Public } from '../people/public.decorator.js';
import { NotFound } from '../platform/refusal.js';

/** Whatever else is asked for: by then it is known who asks, so that the page can say where they can go. */
@Public()
@Controller()
export class UnknownPages {
  @Get('*')
  unknown(): never {
    throw new NotFound('page');
  }
}
