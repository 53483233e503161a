import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../people/public.decorator.js';
import { HOUSE, type House } from './house.js';
import { checkHealth } from './health.js';

@ApiExcludeController()
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  /** The process answers. */
  @Get('live')
  live() {
    return { status: 'up' };
  }

  /** The process can do its work; 503 and what is wrong when it cannot. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const health = await checkHealth(this.house);
    void reply.status(health.status === 'up' ? 200 : 503);
    return health;
  }
}
