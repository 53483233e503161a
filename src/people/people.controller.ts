import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { addPerson } from './add-person.js';
import { Me } from './me.decorator.js';
import { AddPersonInput, PeopleFilterInput, PersonAnswer } from './people.dto.js';
import { listPeople } from './people-list.queries.js';
import { getPerson } from './people.queries.js';
import type { Actor } from './person.rules.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller('api/v1')
export class PeopleController {
  constructor(private readonly transactions: Transactions) {}

  @Get('me')
  @ApiOkResponse({ type: PersonAnswer })
  @ApiProblems(401)
  me(@Me() me: Actor): Promise<PersonAnswer> {
    return this.transactions.read((tx) => getPerson(tx, me, me.id));
  }

  @Get('people')
  @ApiOkResponse({ type: pageOf(PersonAnswer) })
  @ApiProblems(401, 422)
  list(@Me() me: Actor, @Query() filter: PeopleFilterInput) {
    return this.transactions.read((tx) => listPeople(tx, me, filter));
  }

  @Get('people/:id')
  @ApiOkResponse({ type: PersonAnswer })
  @ApiProblems(401, 404)
  get(@Me() me: Actor, @Param('id') id: string): Promise<PersonAnswer> {
    return this.transactions.read((tx) => getPerson(tx, me, id));
  }

  @Post('people')
  @ApiOnce()
  @ApiCreatedResponse({ type: PersonAnswer })
  @ApiProblems(401, 409, 422)
  add(@Me() me: Actor, @Body() input: AddPersonInput, @OnceKey() once: Once): Promise<PersonAnswer> {
    return runOnce(this.transactions, once, async (tx) => getPerson(tx, me, await addPerson(tx, me, input)));
  }
}
