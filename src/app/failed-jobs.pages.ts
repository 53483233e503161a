import { Controller, Get, Param, Post } from '@nestjs/common';
import { listFailedJobs } from '../jobs/jobs.queries.js';
import { retryJob } from '../jobs/retry-job.js';
import { Me } from '../people/me.decorator.js';
import { type Actor, isAdmin } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { type Answer, page, redirect } from '../platform/views/page.js';

/** Jobs that gave up, for the admin. */
@Controller('failed-jobs')
export class FailedJobsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  async list(@Me() me: Actor): Promise<Answer> {
    requireAdmin(me);
    return page('pages/app/failed-jobs', { jobs: await this.transactions.read((tx) => listFailedJobs(tx)) });
  }

  @Post(':jobId/retry')
  async retry(@Me() me: Actor, @Param('jobId') jobId: string): Promise<Answer> {
    requireAdmin(me);
    if (!/^\d{1,18}$/.test(jobId)) throw new NotFound('job');
    await this.transactions.run((tx) => retryJob(tx, jobId));
    return redirect('/failed-jobs', 'app.jobs.retried');
  }
}

function requireAdmin(me: Actor): void {
  if (!isAdmin(me)) throw new NotFound('page');
}
