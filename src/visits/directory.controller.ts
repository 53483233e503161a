import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { changePerson } from '../people/change-person.js';
import { Me } from '../people/me.decorator.js';
import { ChangeDepartmentInput, DepartmentAnswer, PatchPersonInput, PersonAnswer } from '../people/people.dto.js';
import { getDepartment, getPerson } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { presentDepartment } from '../people/present-department.js';
import { reactivatePerson } from '../people/reactivate-person.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { changeDepartment } from './change-department.js';
import { setRoles } from './change-roles.js';
import { deactivatePerson } from './deactivate-person.js';

/** Changes of people and departments that their slots and visits have a say in. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('api/v1')
export class DirectoryController {
  constructor(private readonly transactions: Transactions) {}

  @Patch('people/:id')
  @ApiOkResponse({ type: PersonAnswer })
  @ApiProblems(401, 404, 409, 422)
  changePerson(@Me() me: Actor, @Param('id') id: string, @Body() input: PatchPersonInput): Promise<PersonAnswer> {
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

  @Patch('departments/:id')
  @ApiOkResponse({ type: DepartmentAnswer })
  @ApiProblems(401, 404, 409, 422)
  changeDepartment(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeDepartmentInput) {
    return this.transactions.run(async (tx) => {
      await changeDepartment(tx, me, id, input);
      return presentDepartment(await getDepartment(tx, id));
    });
  }
}
