import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import { listPeople } from '../people/people-list.queries.js';
import { getPerson } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { addPerson } from './add-person.js';
import { changePerson } from './change-person.js';
import { setRoles } from './change-roles.js';
import { deactivatePerson } from './deactivate-person.js';
import { AddPersonInput, PatchPersonInput, PeopleFilterInput, PersonAnswer } from './directory.dto.js';
import { reactivatePerson } from './reactivate-person.js';

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

  @Patch('people/:id')
  @ApiOkResponse({ type: PersonAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(@Me() me: Actor, @Param('id') id: string, @Body() input: PatchPersonInput): Promise<PersonAnswer> {
    const { isActive, roles, ...details } = input;
    return this.transactions.run(async (tx) => {
      const before = await getPerson(tx, me, id);
      if (Object.keys(details).length) await changePerson(tx, me, id, details);
      if (isActive && !before.isActive) await reactivatePerson(tx, me, id);
      if (roles) await setRoles(tx, me, id, roles.map(({ role, departmentId = null }) => ({ role, departmentId }))); // prettier-ignore
      if (isActive === false && before.isActive) await deactivatePerson(tx, me, id);
      return getPerson(tx, me, id);
    });
  }
}
