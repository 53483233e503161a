import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { openMailLink } from '../people/open-mail-link.js';
import { getDepartment } from '../people/people.queries.js';
import { Public } from '../people/public.decorator.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { type FormBody, submitForm } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { asForm, attendanceInput, markedNotice, tellerChoices, typedAttendance } from './attendance-form.js';
import { MarkAttendanceInput } from './attendance.dto.js';
import { findGuest, listGuestsOf } from './attendance.queries.js';
import { whyNotMark } from './attendance.rules.js';
import { markByLink } from './mark-by-link.js';

type Typed = ReturnType<typeof typedAttendance>;

/** "Who came?", from a mail. Mail scanners open every link: only the buttons act, and a mark can be put right here. */
@Public()
@Controller('attendance/:token')
export class AttendanceLinkPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Param('token') token: string): Promise<Answer> {
    return this.page(token);
  }

  @Post('visits/:id')
  mark(@Param('token') token: string, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedAttendance(body);
    return submitForm({
      input: MarkAttendanceInput,
      body: attendanceInput(typed),
      act: async (input) => {
        await this.transactions.run((tx) => markByLink(tx, token, id, input));
        const guest = await this.transactions.read((tx) => findGuest(tx, id));
        return redirect(`/attendance/${token}`, guest && markedNotice(input.outcome, guest));
      },
      again: (problems) => this.page(token, { id, typed, problems }),
    });
  }

  private page(token: string, sent?: { id: string; typed: Typed; problems: FormProblems }): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { person, subjectId: slotId } = await openMailLink(tx, 'slot', token);
      const { timeZone } = await getDepartment(tx, person.departmentId);
      const guests = (await listGuestsOf(tx, slotId)).filter(
        (guest) =>
          whyNotMark({ actor: person, visit: { ...guest, state: 'approved' }, slot: guest, now: now() }) === null,
      );
      return page('pages/attendance/link', {
        path: `/attendance/${token}`,
        personName: person.name,
        guests: guests.map((guest) =>
          asForm(showPlace(guest, timeZone), sent?.id === guest.visitId ? sent : undefined),
        ),
        tellers: tellerChoices,
        problems: sent?.problems ?? noProblems,
      });
    });
  }
}
