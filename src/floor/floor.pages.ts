import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DateTime } from 'luxon';
import { readFreeDays } from '../calendar/free-days.queries.js';
import { departmentChoices } from '../people/department-choices.js';
import type { Department } from '../people/department.entity.js';
import { Me } from '../people/me.decorator.js';
import { getDepartment, listLedDepartments } from '../people/people.queries.js';
import { type Actor, leadsAnywhere } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, PageResult, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { daysAfter, isWeekend, mondayOf } from '../slots/copy.rules.js';
import { ChangeSlotInput } from '../slots/slots.dto.js';
import { getSlot } from '../slots/slots.queries.js';
import { wayBack } from '../slots/way-back.js';
import { changeSlot } from '../visits/change-slot.js';
import { listInLine } from '../waitlist/line-of-slot.queries.js';
import { listFloorGuests, listFloorSlots } from './floor.queries.js';
import { floorCalendar } from './floor-calendar.js';
import { countFloor, datesShown, type FloorPlace, floorPath, showDays, stretchOf } from './show-floor.js';

@Controller()
export class FloorPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('floor')
  show(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.page(me, query, noProblems);
  }

  @Post('slots/:id/seats')
  seat(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { seats, back } = typedText(body, 'seats', 'back');
    return submitForm({
      input: ChangeSlotInput,
      body: { seats: Number(seats) },
      act: async (input) => {
        await this.transactions.run((tx) => changeSlot(tx, me, id, input));
        return redirect(wayBack(back, `/slots/${id}`), 'floor.seats-changed');
      },
      again: async (problems) => {
        const { departmentId, startsAt, timeZone } = await this.transactions.read((tx) => getSlot(tx, id));
        const { view } = Object.fromEntries(new URL(wayBack(back, '/floor'), 'http://floor').searchParams);
        return this.page(me, { departmentId, view, date: localDate(startsAt, timeZone) }, problems);
      },
    });
  }

  private page(me: Actor, query: Record<string, unknown>, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const departments = await listFloors(tx, me);
      const [first] = departments;
      if (!first) return page('pages/floor/no-floor');
      const { departmentId, view, date } = typedText(query, 'departmentId', 'view', 'date');
      const department = departments.find(({ id }) => id === departmentId) ?? first;
      const today = localDate(now(), department.timeZone);
      const place: FloorPlace = {
        departmentId: department.id,
        view: view === 'day' ? view : 'week',
        date: isDate(date) ? date : view === 'day' ? today : weekToCome(today),
      };
      const dates = datesShown(place);
      const stretch = stretchOf(dates, department.timeZone);
      const [slots, guests, { timeZone: readerZone }, freeDays] = await Promise.all([
        listFloorSlots(tx, department.id, stretch),
        listFloorGuests(tx, department.id, stretch),
        getDepartment(tx, me.departmentId),
        readFreeDays(tx, department.id, dates[0] as string, dates.at(-1) as string),
      ]);
      const inLine = await listInLine(tx, slots.map(({ id }) => id)); // prettier-ignore
      const days = showDays({ place, department, slots, guests, inLine, freeDays, reader: me, readerZone });
      const model = {
        place,
        department,
        departments: departmentChoices(departments),
        days,
        count: countFloor(days),
        told: floorCalendar(days, place, department, me.language),
        ...pathsFrom(place, today),
        problems: { fields: {}, refusal: problems.refusal ?? Object.values(problems.fields)[0] ?? null },
      };
      return new PageResult('pages/floor/floor', model, 200, '/floor');
    });
  }
}

/** The host departments whose floor this is. Throws NotFound for somebody who leads nothing. */
async function listFloors(tx: Tx, me: Actor): Promise<Department[]> {
  if (!leadsAnywhere(me)) throw new NotFound('floor');
  return listLedDepartments(tx, me);
}

/** In the weekend one looks ahead. */
const weekToCome = (today: string) => (isWeekend(today) ? daysAfter(mondayOf(today), 7) : today);

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;

/** Where one can go from here; what one looks at stays the same otherwise. */
function pathsFrom(place: FloorPlace, today: string) {
  const days = place.view === 'day' ? 1 : 7;
  const at = (change: Partial<FloorPlace>) => floorPath({ ...place, ...change });
  const isNow = place.view === 'day' ? place.date === today : mondayOf(place.date) === mondayOf(today);
  return {
    earlierPath: at({ date: daysAfter(place.date, -days) }),
    laterPath: at({ date: daysAfter(place.date, days) }),
    nowPath: isNow ? null : at({ date: today }),
    weekPath: at({ view: 'week' }),
    dayPath: at({ view: 'day', date: isNow && place.view === 'week' ? today : place.date }),
    newPath: pathWith('/slots/new', { departmentId: place.departmentId, back: at({}) }),
    seriesPath: pathWith('/series', { departmentId: place.departmentId }),
    copyPath: pathWith('/floor/copies', { departmentId: place.departmentId, date: place.date }),
    weekNumber: DateTime.fromISO(place.date).weekNumber,
  };
}
