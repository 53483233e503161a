import { Inject, Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression, Interval } from '@nestjs/schedule';
import { remindOwners } from '../actions/remind-owners.js';
import { askAttendance } from '../attendance/ask-attendance.js';
import { nudgeCampaigns } from '../campaigns/nudge-campaigns.js';
import { sendWaves } from '../campaigns/send-waves.js';
import { forgetImports } from '../imports/forget-imports.js';
import { openForms } from '../feedback/open-forms.js';
import { remindForms } from '../feedback/remind-forms.js';
import { tellMonthly } from '../insights/tell-monthly.js';
import { recoverJobs } from '../jobs/recover-jobs.js';
import { runSweep, type Sweep } from '../jobs/run-sweep.js';
import { forgetMailLinks } from '../people/forget-mail-links.js';
import { forgetSignIns } from '../people/forget-sign-ins.js';
import { forgetVisits } from '../privacy/forget-visits.js';
import { forgetAudit, forgetStatements, forgetTexts } from '../privacy/forget-words.js';
import { checkStatements } from '../preparation/check-statements.js';
import { forgetOldKeys } from '../platform/http/once.js';
import { forgetNotices } from '../notices/notices.queries.js';
import { tellFloors } from '../outcomes/tell-floors.js';
import { tellWeekly } from '../progress/tell-weekly.js';
import { askForReplies } from '../replies/read-replies.js';
import { forgetReplies } from '../replies/replies.queries.js';
import { expireRequests } from '../visits/expire-requests.js';
import { nudgeLeads } from '../visits/nudge-leads.js';
import { sendReminders } from '../visits/send-reminders.js';
import { sweepWaitlists } from '../waitlist/sweep-waitlists.js';
import { HOUSE, type House } from './house.js';

/** What happens by itself, and when. Every replica keeps this table; `runSweep` lets one of them do the work. */
@Injectable()
export class Schedule {
  private readonly log = new Logger('schedule');

  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Interval(10_000)
  recoverJobs() {
    return this.run('recover-jobs', recoverJobs);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  sendReminders() {
    return this.run('send-reminders', sendReminders);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  sweepWaitlists() {
    return this.run('sweep-waitlists', sweepWaitlists);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  expireRequests() {
    return this.run('expire-requests', expireRequests);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  nudgeLeads() {
    return this.run('nudge-leads', nudgeLeads);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  checkStatements() {
    return this.run('check-statements', checkStatements);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  askAttendance() {
    return this.run('ask-attendance', askAttendance);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  async askForFeedback() {
    await this.run('open-forms', openForms);
    await this.run('remind-forms', remindForms);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  remindOwners() {
    return this.run('remind-owners', remindOwners);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  askForReplies() {
    return this.run('ask-for-replies', askForReplies);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  tellWeekly() {
    return this.run('tell-weekly', tellWeekly);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  tellMonthly() {
    return this.run('tell-monthly', tellMonthly);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  tellFloors() {
    return this.run('tell-floors', tellFloors);
  }

  @Cron(CronExpression.EVERY_MINUTE)
  async runCampaigns() {
    await this.run('send-waves', sendWaves);
    await this.run('nudge-campaigns', nudgeCampaigns);
  }

  @Cron(CronExpression.EVERY_HOUR)
  async forget() {
    await this.run('forget-idempotency-keys', forgetOldKeys);
    await this.run('forget-sign-ins', forgetSignIns);
    await this.run('forget-mail-links', forgetMailLinks);
    await this.run('forget-notices', forgetNotices);
    await this.run('forget-replies', forgetReplies);
    await this.run('forget-imports', forgetImports);
    await this.run('forget-visits', forgetVisits);
    await this.run('forget-texts', forgetTexts);
    await this.run('forget-statements', forgetStatements);
    await this.run('forget-audit', forgetAudit);
  }

  /** A sweep that fails is tried at its next hour; the others go on. */
  private async run(name: string, sweep: Sweep): Promise<void> {
    if (!this.house.dataSource.isInitialized) return;
    try {
      await runSweep(this.house.transactions, name, sweep);
    } catch (error) {
      this.log.error(`The sweep ${name} failed: ${(error as Error).message}`);
    }
  }
}
