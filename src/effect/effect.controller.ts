import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { EffectAnswer, EffectInput } from './effect.dto.js';
import { openEffect } from './open-effect.js';

@ApiTags('effect')
@ApiBearerAuth()
@Controller('api/v1/effect')
export class EffectController {
  constructor(private readonly transactions: Transactions) {}

  /** What visitors say before, on the day and six weeks later. HR and admins see every department, leads their own. */
  @Get()
  @ApiOkResponse({ type: EffectAnswer })
  @ApiProblems(401, 404, 422)
  show(@Me() me: Actor, @Query() asked: EffectInput): Promise<EffectAnswer> {
    return this.transactions.readMuch(async (tx) => {
      const { effect, year, row, column } = await openEffect(tx, me, asked);
      return {
        year,
        quarter: asked.quarter ?? null,
        departmentId: asked.departmentId ?? null,
        statements: effect.statements.map(({ statement, words, reworded, figure }) => ({
          statement,
          words,
          reworded,
          figure: rounded(figure(row, column)) ?? undefined,
        })),
        response: effect.response(row),
      };
    });
  }
}

const HUNDREDTHS = 100;

/** Figures to two decimals: more of them say nothing of a scale of five. */
const rounded = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'number' ? Math.round(one * HUNDREDTHS) / HUNDREDTHS : one)) as T; // prettier-ignore
