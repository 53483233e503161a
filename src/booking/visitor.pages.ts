import { Controller, Get, Header, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { typedText } from '../platform/views/form.js';
import { listBookablePeople } from './bookable-people.queries.js';
import { writtenAs } from './choose-visitor.js';

const SHORTEST_SEARCH = 2;
const MOST_SHOWN = 8;

/** Names to complete what somebody types into the field for the visitor. */
@Controller('visitors')
export class VisitorPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  async suggest(@Me() me: Actor, @Query('search') search?: string): Promise<{ value: string; note: string }[]> {
    const text = typedText({ search }, 'search').search.trim();
    if (text.length < SHORTEST_SEARCH) return [];
    const people = await this.transactions.read((tx) => listBookablePeople(tx, me, text, MOST_SHOWN));
    return people.map((person) => ({ value: writtenAs(person), note: person.departmentName }));
  }
}
