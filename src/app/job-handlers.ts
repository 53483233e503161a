import { sendTestInvite } from '../administration/test-invite.mails.js';
import type { JobHandlers } from '../jobs/job.js';
import { mailNotices } from '../notices/notice.mails.js';
import { mailSignIn } from '../people/sign-in.mails.js';
import { remindVisit, sendInvite } from '../visits/invite.mails.js';
import { mailVisitCancelled, mailVisitRequested } from '../visits/lead.mails.js';
import { nudgeLead } from '../visits/nudge.mails.js';
import { mailSlotChanged, mailSlotFull, mailSlotWithdrawn, mailVisitDeclined } from '../visits/visitor.mails.js';
import { noticeKinds } from './notice-kinds.js';

/** What a job's name means. */
export const jobHandlers: JobHandlers = {
  'mail-notices': mailNotices(noticeKinds),
  'mail-sign-in': mailSignIn,
  'mail-slot-changed': mailSlotChanged,
  'mail-slot-full': mailSlotFull,
  'mail-slot-withdrawn': mailSlotWithdrawn,
  'mail-visit-cancelled': mailVisitCancelled,
  'mail-visit-declined': mailVisitDeclined,
  'mail-visit-requested': mailVisitRequested,
  'nudge-lead': nudgeLead,
  'remind-visit': remindVisit,
  'send-invite': sendInvite,
  'send-test-invite': sendTestInvite,
};
