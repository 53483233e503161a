import { Controller, Get, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment, listDepartments } from '../people/people.queries.js';
import { type Actor, isAdmin, ledDepartmentIds } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { groupByDay } from '../platform/views/days.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, noProblems, page } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { slotChoices } from '../slots/slot-form.js';
import { type Channel, channels } from '../slots/slot.rules.js';
import { listSlots } from '../slots/slots.queries.js';
import { withOutlook } from './booking-outlook.js';
import { listPlans } from './plans.queries.js';

const SLOTS_ON_A_PAGE = 30;
const MOST_DEPARTMENTS = 200;

/** What the filters in the address say; what they cannot mean is left out. */
function readFilter(query: Record<string, unknown>, departments: { id: string }[]) {
  const { departmentId, channel, free, cursor } = typedText(query, 'departmentId', 'channel', 'free', 'cursor');
  return {
    departmentId: departments.some(({ id }) => id === departmentId) ? departmentId : '',
    channel: channels.includes(channel as Channel) ? (channel as Channel) : '',
    free: free === 'yes' ? free : '',
    cursor,
  } as const;
}

type Filter = ReturnType<typeof readFilter>;

function addressOf(filter: Filter): string {
  const set = Object.entries(filter).filter(([, value]) => value !== '');
  return `/slots?${new URLSearchParams(set).toString()}`;
}

@Controller('slots')
export class FindSlotPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  find(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { items: departments } = await listDepartments(tx, { isHost: true, limit: MOST_DEPARTMENTS });
      const filter = readFilter(query, departments);
      const { items, nextCursor } = await listSlots(tx, {
        departmentId: filter.departmentId || undefined,
        channel: filter.channel || undefined,
        withFreeSeats: filter.free === 'yes',
        cursor: filter.cursor || undefined,
        limit: SLOTS_ON_A_PAGE,
      });
      const plans = await listPlans(tx, me.id, now());
      const { timeZone } = await getDepartment(tx, me.departmentId);
      return page('pages/visits/find-slot', {
        days: groupByDay(items.map((slot) => showPlace(withOutlook(slot, me, plans), timeZone))),
        filter,
        isFiltered: Boolean(filter.departmentId || filter.channel || filter.free),
        departments: departments.map(({ id, name }) => ({ value: id, label: name })),
        channels: slotChoices.channels,
        nextPath: nextCursor && addressOf({ ...filter, cursor: nextCursor }),
        mayPublish: isAdmin(me) || ledDepartmentIds(me).length > 0,
        problems: noProblems,
      });
    });
  }
}
