import { sendTestInvite } from '../administration/test-invite.mails.js';
import { sendInvitations } from '../campaigns/send-invitations.js';
import { sendSummary } from '../campaigns/send-summary.js';
import { importPeople } from '../imports/import-people.js';
import type { JobHandlers } from '../jobs/job.js';
import { mailNotices } from '../notices/notice.mails.js';
import { mailSignIn } from '../people/sign-in.mails.js';
import { runPlanner } from '../planner/run-planner.js';
import { makePlan } from '../plans/make-plan.js';
import { remindVisit, sendInvite } from '../visits/invite.mails.js';
import { mailVisitDeclined } from '../visits/visitor.mails.js';
import { offerSeatsJob } from '../waitlist/offer-seats.js';
import { readReplies } from '../replies/read-replies.js';
import { noticeKinds } from './notice-kinds.js';

/** What a job's name means. */
export const jobHandlers: JobHandlers = {
  'import-people': importPeople,
  'mail-notices': mailNotices(noticeKinds),
  'mail-sign-in': mailSignIn,
  'mail-visit-declined': mailVisitDeclined,
  'make-plan': makePlan(runPlanner),
  'offer-seats': offerSeatsJob,
  'read-replies': readReplies,
  'remind-visit': remindVisit,
  'send-invitations': sendInvitations,
  'send-invite': sendInvite,
  'send-summary': sendSummary,
  'send-test-invite': sendTestInvite,
};
