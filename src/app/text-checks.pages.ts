import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { listTextProblems } from '../platform/customer-data.js';
import { type FormBody, typedText } from '../platform/views/form.js';
import { type Answer, page } from '../platform/views/page.js';

const LONGEST_TEXT = 10_000;

/** What in a text looks like a customer's data, for the script that points at it while somebody types. */
@Controller('text-checks')
export class TextChecksPages {
  @Post()
  @HttpCode(200)
  check(@Body() body: FormBody): Answer {
    const text = typedText(body, 'text').text.slice(0, LONGEST_TEXT);
    return page('pages/app/text-check', { findings: listTextProblems([{ field: 'text', text }]) });
  }
}
