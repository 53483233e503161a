import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { safePath } from '../people/sign-in.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { showPlace } from '../slots/show-place.js';
import { slotOfVisit } from '../visits/slot-of-visit.js';
import { getVisit } from '../visits/visits.queries.js';
import { asForm, attendanceInput, markedNotice, tellerChoices, typedAttendance } from './attendance-form.js';
import { MarkAttendanceInput } from './attendance.dto.js';
import { findGuest, type GuestRow, listToMark } from './attendance.queries.js';
import { whyNotMark } from './attendance.rules.js';
import { confirmAttendance } from './confirm-attendance.js';
import { groupBySlot } from './group-by-slot.js';
import { markAttendance } from './mark-attendance.js';

const GUESTS_ON_A_PAGE = 30;

@Controller()
export class AttendancePages {
  constructor(private readonly transactions: Transactions) {}

  /** What is still to mark, for hosts and leads. */
  @Get('attendance')
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { cursor } = typedText(query, 'cursor');
    return this.transactions.read(async (tx) => {
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const filter = { at: now(), limit: GUESTS_ON_A_PAGE, cursor: cursor || undefined };
      const { items, nextCursor } = await listToMark(tx, me, filter);
      const shown = items.map((guest) => asForm(showPlace(guest, timeZone)));
      return page('pages/attendance/list', {
        slots: groupBySlot(shown),
        tellers: tellerChoices,
        isLater: cursor !== '',
        nextPath: nextCursor && pathWith('/attendance', { cursor: nextCursor }),
      });
    });
  }

  /** One guest, to mark or to put right. */
  @Get('visits/:id/attendance')
  one(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id);
  }

  @Post('visits/:id/attendance')
  mark(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedAttendance(body);
    return submitForm({
      input: MarkAttendanceInput,
      body: attendanceInput(typed),
      act: async (input) => {
        await this.transactions.run((tx) => markAttendance(tx, me, id, input));
        const guest = await this.transactions.read((tx) => findGuest(tx, id));
        const next = typed.next ? safePath(typed.next) : `/visits/${id}`;
        return redirect(next, guest && markedNotice(input.outcome, guest));
      },
      again: (problems) => this.page(me, id, { typed, problems }),
    });
  }

  @Post('visits/:id/attendance/confirmation')
  confirm(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => confirmAttendance(tx, me, id));
        return redirect(`/visits/${id}`, 'attendance.confirmed');
      },
      (problems) => this.page(me, id, { typed: typedAttendance({}), problems }),
    );
  }

  private page(me: Actor, id: string, sent?: { typed: ReturnType<typeof typedAttendance>; problems: FormProblems }) {
    return this.transactions.read(async (tx) => {
      const visit = await getVisit(tx, me, id);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const guest: GuestRow | null = await findGuest(tx, id);
      const why = whyNotMark({ actor: me, visit, slot: slotOfVisit(visit), now: now() });
      // Only a form that was sent here is answered with the reason; nobody else is to know of this page.
      if (!sent && (why || !guest)) throw new NotFound('attendance');
      return page('pages/attendance/one', {
        visit: showPlace(visit, timeZone),
        guest: guest && !why ? asForm(guest, sent) : null,
        tellers: tellerChoices,
        problems: sent?.problems ?? noProblems,
      });
    });
  }
}
