import { PersonAbsence } from '../people/person-absence.entity.js';
import { Programme } from '../programmes/programme.entity.js';
import { ProgrammeVersion } from '../programmes/programme-version.entity.js';
import { ProgrammeStop } from '../programmes/programme-stop.entity.js';
import { Cohort } from '../rotations/cohort.entity.js';
import { Rotation } from '../rotations/rotation.entity.js';
import { RotationException } from '../rotations/rotation-exception.entity.js';
import { RotationVisit } from '../rotations/rotation-visit.entity.js';
import { Plan } from '../plans/plan.entity.js';
import { PlanEdit } from '../plans/plan-edit.entity.js';
import { PlanExclusion } from '../plans/plan-exclusion.entity.js';
import { PlanPlacement } from '../plans/plan-placement.entity.js';
import { PlanShortage } from '../plans/plan-shortage.entity.js';
import { PlanUnplaced } from '../plans/plan-unplaced.entity.js';
import { TestInvite } from '../administration/test-invite.entity.js';
import { Attendance } from '../attendance/attendance.entity.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { CampaignDepartment } from '../campaigns/campaign-department.entity.js';
import { CampaignInvitation } from '../campaigns/campaign-invitation.entity.js';
import { CampaignSlot } from '../campaigns/campaign-slot.entity.js';
import { CampaignTeam } from '../campaigns/campaign-team.entity.js';
import { Campaign } from '../campaigns/campaign.entity.js';
import { DeclinedGuest } from '../hosts/declined-guest.entity.js';
import { HostAbsence } from '../hosts/host-absence.entity.js';
import { HostWishes } from '../hosts/host-wishes.entity.js';
import { Sweep } from '../jobs/sweep.entity.js';
import { NoticeChoice } from '../notices/notice-choice.entity.js';
import { Notice } from '../notices/notice.entity.js';
import { SpecialDay } from '../calendar/special-day.entity.js';
import { ApiToken } from '../people/api-token.entity.js';
import { DepartmentQuestion } from '../feedback/department-question.entity.js';
import { Department } from '../people/department.entity.js';
import { MailLink } from '../people/mail-link.entity.js';
import { PersonRole } from '../people/person-role.entity.js';
import { Person } from '../people/person.entity.js';
import { Session } from '../people/session.entity.js';
import { SignInLink } from '../people/sign-in-link.entity.js';
import { Installation } from '../platform/database/installation.entity.js';
import { IdempotencyKey } from '../platform/http/idempotency-key.entity.js';
import { OutboxMail } from '../platform/mail/outbox-mail.entity.js';
import { SeatQuota } from '../quotas/seat-quota.entity.js';
import { ReplyMailbox } from '../replies/reply-mailbox.entity.js';
import { Reply } from '../replies/reply.entity.js';
import { Series } from '../series/series.entity.js';
import { SeriesSlot } from '../series/series-slot.entity.js';
import { SlotHost } from '../slots/slot-host.entity.js';
import { Slot } from '../slots/slot.entity.js';
import { TextVersion } from '../texts/text-version.entity.js';
import { Invite } from '../visits/invite.entity.js';
import { Preparation } from '../preparation/preparation.entity.js';
import { SheetNote } from '../preparation/sheet-note.entity.js';
import { StatementAcceptance } from '../preparation/statement-acceptance.entity.js';
import { VisitGroup } from '../visits/visit-group.entity.js';
import { Visit } from '../visits/visit.entity.js';
import { Action } from '../actions/action.entity.js';
import { ActionComment } from '../actions/action-comment.entity.js';
import { FeedbackForm } from '../feedback/feedback-form.entity.js';
import { FormAnswer } from '../feedback/form-answer.entity.js';
import { PulseScore } from '../feedback/pulse-score.entity.js';
import { Wall } from '../outcomes/wall.entity.js';
import { Learning } from '../learnings/learning.entity.js';
import { Theme } from '../learnings/theme.entity.js';
import { ImportLayout } from '../imports/import-layout.entity.js';
import { ImportRow } from '../imports/import-row.entity.js';
import { PeopleImport } from '../imports/people-import.entity.js';

/** Every table of the house. */
export const entities = [
  Action,
  ActionComment,
  FeedbackForm,
  FormAnswer,
  Learning,
  PulseScore,
  Theme,
  Wall,
  ApiToken,
  Attendance,
  AuditEntry,
  Campaign,
  CampaignDepartment,
  CampaignInvitation,
  CampaignSlot,
  CampaignTeam,
  Cohort,
  DeclinedGuest,
  Department,
  DepartmentQuestion,
  HostAbsence,
  HostWishes,
  IdempotencyKey,
  ImportLayout,
  ImportRow,
  Installation,
  Invite,
  MailLink,
  Notice,
  NoticeChoice,
  OutboxMail,
  PeopleImport,
  Person,
  PersonAbsence,
  PersonRole,
  Plan,
  PlanEdit,
  PlanExclusion,
  PlanPlacement,
  PlanShortage,
  PlanUnplaced,
  Preparation,
  Programme,
  ProgrammeStop,
  ProgrammeVersion,
  Reply,
  ReplyMailbox,
  Rotation,
  RotationException,
  RotationVisit,
  SeatQuota,
  Series,
  SeriesSlot,
  Session,
  SheetNote,
  SignInLink,
  Slot,
  SlotHost,
  SpecialDay,
  StatementAcceptance,
  Sweep,
  TestInvite,
  TextVersion,
  Visit,
  VisitGroup,
];
