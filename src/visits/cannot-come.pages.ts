import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Public } from '../people/public.decorator.js';
import { openMailLink } from '../people/open-mail-link.js';
import { getDepartment } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { cannotCome } from './cannot-come.js';
import { slotOfVisit } from './slot-of-visit.js';
import { whyNotCancel } from './visit.rules.js';
import { CancelVisitInput } from './visits.dto.js';
import { getVisit } from './visits.queries.js';

/** "I can't come", from a mail. Mail scanners open every link: only the button acts. */
@Public()
@Controller('cannot-come/:token')
export class CannotComePages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Param('token') token: string): Promise<Answer> {
    return this.page(token, '', noProblems);
  }

  @Post()
  cancel(@Param('token') token: string, @Body() body: FormBody): Promise<Answer> {
    const { reason } = typedText(body, 'reason');
    return submitForm({
      input: CancelVisitInput,
      body: { reason },
      act: async (input) => {
        await this.transactions.run((tx) => cannotCome(tx, token, input));
        return page('pages/visits/cannot-come-done');
      },
      again: (problems) => this.page(token, reason, problems),
    });
  }

  private page(token: string, reason: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { person, subjectId } = await openMailLink(tx, 'visit', token);
      const visit = await getVisit(tx, person, subjectId);
      const why = whyNotCancel({ actor: person, visit, slot: slotOfVisit(visit), now: now() });
      const { timeZone } = await getDepartment(tx, person.departmentId);
      const shown = showPlace(visit, timeZone);
      return page('pages/visits/cannot-come', { visit: shown, personName: person.name, token, why, reason, problems });
    });
  }
}
