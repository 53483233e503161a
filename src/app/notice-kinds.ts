import { attendanceAsked, attendanceDisputed, visitMissed } from '../attendance/attendance.notices.js';
import type { NoticeKinds } from '../notices/notice-kind.js';
import { absenceReported, hostNeeded } from '../visits/host.notices.js';
import { visitCancelled, visitRequested } from '../visits/lead.notices.js';
import { moveRequested, requestedForYou, visitMoved } from '../visits/request.notices.js';

import { slotChanged, slotFull, slotWithdrawn } from '../visits/visitor.notices.js';

import { offerLapsed, seatOffered, waitOver } from '../waitlist/waitlist.notices.js';

/** What a notice's kind means. */
export const noticeKinds: NoticeKinds = {
  'attendance-asked': attendanceAsked,
  'attendance-disputed': attendanceDisputed,
  'visit-missed': visitMissed,
  'absence-reported': absenceReported,
  'host-needed': hostNeeded,
  'move-requested': moveRequested,
  'offer-lapsed': offerLapsed,
  'requested-for-you': requestedForYou,
  'seat-offered': seatOffered,
  'slot-changed': slotChanged,
  'slot-full': slotFull,
  'slot-withdrawn': slotWithdrawn,
  'visit-cancelled': visitCancelled,
  'visit-moved': visitMoved,
  'visit-requested': visitRequested,
  'wait-over': waitOver,
};
