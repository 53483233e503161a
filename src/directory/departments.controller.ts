import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import { getDepartment, listDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { addDepartment } from './add-department.js';
import { changeDepartment } from './change-department.js';
import {
  AddDepartmentInput,
  ChangeDepartmentInput,
  DepartmentAnswer,
  DepartmentFilterInput,
} from './departments.dto.js';
import { presentDepartment } from './present-department.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller('api/v1/departments')
export class DepartmentsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(DepartmentAnswer) })
  @ApiProblems(401, 422)
  async list(@Query() filter: DepartmentFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listDepartments(tx, filter));
    return { items: items.map(presentDepartment), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: DepartmentAnswer })
  @ApiProblems(401, 404)
  async get(@Param('id') id: string): Promise<DepartmentAnswer> {
    return presentDepartment(await this.transactions.read((tx) => getDepartment(tx, id)));
  }

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: DepartmentAnswer })
  @ApiProblems(401, 409, 422)
  add(@Me() me: Actor, @Body() input: AddDepartmentInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentDepartment(await getDepartment(tx, await addDepartment(tx, me, input))),
    );
  }

  @Patch(':id')
  @ApiOkResponse({ type: DepartmentAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeDepartmentInput) {
    return this.transactions.run(async (tx) => {
      await changeDepartment(tx, me, id, input);
      return presentDepartment(await getDepartment(tx, id));
    });
  }
}
