import { Controller, Get, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment, listAllDepartments } from '../people/people.queries.js';
import { type Actor, leadsAnywhere } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { listSlots } from '../slots/slots.queries.js';
import { chooseVisitor, type Visitor } from './choose-visitor.js';
import { findFirstFree } from '../visits/first-free.queries.js';
import { OpenInvitations } from './open-invitations.js';
import { showFoundSlots } from './show-found-slots.js';
import { addressOf, asSlotFilter, readSearch, restOf, slotPath, type SlotSearch } from './slot-search.js';
import { readWeek, type Week, weekOf } from '../visits/week.rules.js';

const SLOTS_ON_A_PAGE = 30;
const SLOTS_IN_A_WEEK = 100;

@Controller('slots')
export class FindSlotPages {
  constructor(
    private readonly transactions: Transactions,
    private readonly invitations: OpenInvitations,
  ) {}

  @Get()
  find(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const asked = await readQuestion(tx, me, query);
      const { week, slots, nextCursor } =
        asked.search.view === 'list' ? await listFrom(tx, asked) : await listWeek(tx, asked);
      const { cursor, first } = typedText(query, 'cursor', 'first');
      // Where nothing is shown, or nothing was free, the page says where to go on.
      const isSearching = slots.length === 0 || first === 'none';
      const next = isSearching
        ? await findFirstFree(tx, asked.visitor, { ...asSlotFilter(asked.search), from: week.endsAt })
        : null;
      return page('pages/booking/find-slot', {
        ...(await showFoundSlots(tx, me, { ...asked, week, slots, next })),
        isBoard: asked.search.view === '',
        hasNoneFree: first === 'none',
        isMore: asked.search.view === '' && nextCursor !== null,
        isLater: cursor !== '',
        nextPath: asked.search.view === 'list' && nextCursor ? addressOf(asked.search, { cursor: nextCursor }) : null,
        mayPublish: leadsAnywhere(me),
        invitations: asked.visitor.id === me.id ? await this.invitations.list(tx, me) : [],
      });
    });
  }

  /** Straight to the first slot the reader can book: of the week that was chosen, else of all. */
  @Get('first')
  first(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { search, week, visitor } = await readQuestion(tx, me, query);
      const slot = await findFirstFree(tx, visitor, { ...asSlotFilter(search), ...(week ? restOf(week) : {}) });
      return redirect(slot ? slotPath(slot.id, search) : addressOf(search, { first: 'none' }));
    });
  }
}

interface Question {
  search: SlotSearch;
  departments: { id: string; name: string; place: string }[];
  /** The reader's. */
  zone: string;
  /** For whom: the reader, or somebody they may book for. */
  visitor: Visitor;
  /** Null when the address names none. */
  week: Week | null;
  cursor?: string;
}

async function readQuestion(tx: Tx, me: Actor, query: Record<string, unknown>): Promise<Question> {
  const [departments, { timeZone: zone }] = await Promise.all([
    listAllDepartments(tx, { isHost: true }),
    getDepartment(tx, me.departmentId),
  ]);
  const { week: named, from, cursor, visitor: typed } = typedText(query, 'week', 'from', 'cursor', 'visitor');
  const { person } = await chooseVisitor(tx, me, typed);
  const visitor = person ?? me;
  const week = readWeek(named || from, zone, now());
  const search = {
    ...readSearch(query, departments),
    week: week?.name ?? '',
    visitor: visitor.id === me.id ? '' : typed,
  };
  return { search, departments, zone, visitor, week, cursor: cursor || undefined };
}

/** The slots from the week on, a page at a time. */
async function listFrom(tx: Tx, { search, week, zone, cursor }: Question) {
  const start = week ?? weekOf(now(), zone);
  const { from } = restOf(start);
  const { items, nextCursor } = await listSlots(tx, { ...asSlotFilter(search), from, cursor, limit: SLOTS_ON_A_PAGE });
  return { week: start, slots: items, nextCursor };
}

/** The slots of the week; when none was named and this one has no more, those of the next week that has some. */
async function listWeek(tx: Tx, { search, week, zone }: Question) {
  const filter = asSlotFilter(search);
  const list = (shown: Week) => listSlots(tx, { ...filter, ...restOf(shown), limit: SLOTS_IN_A_WEEK });
  const start = week ?? weekOf(now(), zone);
  const { items: slots, nextCursor } = await list(start);
  if (slots.length || week) return { week: start, slots, nextCursor };
  const [first] = (await listSlots(tx, { ...filter, from: start.endsAt, limit: 1 })).items;
  if (!first) return { week: start, slots, nextCursor };
  const later = weekOf(first.startsAt, zone);
  const { items, nextCursor: more } = await list(later);
  return { week: later, slots: items, nextCursor: more };
}
