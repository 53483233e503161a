import { Controller, Get, Param, Post } from '@nestjs/common';
import { getQueueState, listFailedJobs, listRetryingJobs, listSweeps } from '../jobs/jobs.queries.js';
import { retryAllJobs, retryJob } from '../jobs/retry-job.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { isMessageKey } from '../platform/views/locales.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { requireAdmin } from './require-admin.js';

const path = '/administration/jobs';

/** What happens after an act and by itself: mails, reminders, sweeps. */
@Controller('administration/jobs')
export class JobsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor): Promise<Answer> {
    requireAdmin(me);
    return this.transactions.read(async (tx) =>
      page('pages/administration/jobs', {
        state: await getQueueState(tx),
        failed: (await listFailedJobs(tx)).map(withLabel('administration.job.')),
        retrying: (await listRetryingJobs(tx)).map(withLabel('administration.job.')),
        sweeps: (await listSweeps(tx)).map(withLabel('administration.sweep.')),
      }),
    );
  }

  @Post('retry')
  async retryAll(@Me() me: Actor): Promise<Answer> {
    requireAdmin(me);
    await this.transactions.run(retryAllJobs);
    return redirect(path, 'administration.jobs.all-retried');
  }

  @Post(':jobId/retry')
  async retry(@Me() me: Actor, @Param('jobId') jobId: string): Promise<Answer> {
    requireAdmin(me);
    if (!/^\d{1,18}$/.test(jobId)) throw new NotFound('job');
    await this.transactions.run((tx) => retryJob(tx, jobId));
    return redirect(path, 'administration.jobs.retried');
  }
}

// Rows of an earlier or later release may stand in the tables: those are shown by the name they have.
const withLabel =
  (family: string) =>
  <T extends { name: string }>(row: T) => ({
    ...row,
    labelKey: isMessageKey(family + row.name) ? family + row.name : null,
  });

/** Where they were before; the address stands in bookmarks. */
@Controller('failed-jobs')
export class FailedJobsPages {
  @Get()
  moved(@Me() me: Actor): Answer {
    requireAdmin(me);
    return redirect(path);
  }
}
