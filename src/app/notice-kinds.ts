import { rotationStopped } from '../rotations/rotation.notices.js';
import { rotationOverview, rotationPublished } from '../plans/publication.notices.js';
import { quietWhenPlanned } from '../plans/quiet-when-planned.js';
import { comesWithoutListening, statementMissing, statementOpen } from '../preparation/statement.notices.js';
import { attendanceAsked, attendanceDisputed, visitMissed } from '../attendance/attendance.notices.js';
import {
  actionAssigned,
  actionChanged,
  actionCommented,
  actionDue,
  actionEnded,
  actionHandedOver,
  actionOverdue,
} from '../actions/action.notices.js';
import { formAfter, formBefore, formDebrief, formHost } from '../feedback/form.notices.js';
import { groupDecided, groupRequested } from '../groups/group.notices.js';
import { campaignOver, campaignSummary } from '../campaigns/campaign.notices.js';
import { campaignInvitation, campaignNudge, campaignTarget } from '../campaigns/invitation.notices.js';
import { thanksReceived, thanksShared } from '../feedback/thanks.notices.js';
import { monthlyReport } from '../insights/monthly.notices.js';
import type { NoticeKinds } from '../notices/notice-kind.js';
import { floorDigest, floorNews } from '../outcomes/digest.notices.js';
import { outcomeOfVisit } from '../outcomes/outcome-of-visit.notices.js';
import { absenceReported, hostNeeded } from '../visits/host.notices.js';
import { seatsWanted } from '../plans/seats-wanted.notices.js';
import { weeklyOnboarding } from '../progress/weekly.notices.js';
import { inviteDeclined } from '../replies/reply.notices.js';
import { visitCancelled, visitRequested } from '../visits/lead.notices.js';
import {
  decidedForOther,
  moveRequested,
  requestedForYou,
  visitMoved,
  withdrawnForYou,
} from '../visits/request.notices.js';

import { slotChanged, slotFull, slotWithdrawn } from '../visits/visitor.notices.js';

import { hrNudge, leadNudge } from '../visits/nudge.notices.js';
import { requestExpired } from '../visits/expiry.notices.js';
import { offerLapsed, seatOffered, waitOver } from '../waitlist/waitlist.notices.js';

/** What a notice's kind means. */
export const noticeKinds: NoticeKinds = {
  'action-assigned': actionAssigned,
  'action-changed': actionChanged,
  'action-commented': actionCommented,
  'action-due': actionDue,
  'action-ended': actionEnded,
  'action-handed-over': actionHandedOver,
  'action-overdue': actionOverdue,
  'campaign-invitation': campaignInvitation,
  'campaign-nudge': campaignNudge,
  'campaign-over': campaignOver,
  'campaign-summary': campaignSummary,
  'campaign-target': campaignTarget,
  'comes-without-listening': comesWithoutListening,
  'rotation-stopped': rotationStopped,
  'statement-missing': statementMissing,
  'statement-open': statementOpen,
  'attendance-asked': attendanceAsked,
  'attendance-disputed': attendanceDisputed,
  'visit-missed': visitMissed,
  'form-after': formAfter,
  'form-before': formBefore,
  'form-debrief': formDebrief,
  'form-host': formHost,
  'absence-reported': absenceReported,
  'host-needed': hostNeeded,
  'decided-for-other': quietWhenPlanned(decidedForOther),
  'floor-digest': floorDigest,
  'floor-news': floorNews,
  'group-decided': groupDecided,
  'group-requested': groupRequested,
  'hr-nudge': hrNudge,
  'lead-nudge': leadNudge,
  'invite-declined': inviteDeclined,
  'monthly-report': monthlyReport,
  'move-requested': moveRequested,
  'offer-lapsed': offerLapsed,
  'outcome-of-visit': outcomeOfVisit,
  'request-expired': requestExpired,
  'rotation-overview': rotationOverview,
  'rotation-published': rotationPublished,
  'requested-for-you': requestedForYou,
  'seat-offered': seatOffered,
  'seats-wanted': seatsWanted,
  'slot-changed': slotChanged,
  'slot-full': slotFull,
  'slot-withdrawn': slotWithdrawn,
  thanks: thanksReceived,
  'thanks-shared': thanksShared,
  'visit-cancelled': visitCancelled,
  'visit-moved': visitMoved,
  'visit-requested': visitRequested,
  'wait-over': waitOver,
  'weekly-onboarding': weeklyOnboarding,
  'withdrawn-for-you': withdrawnForYou,
};
