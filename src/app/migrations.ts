import { Onboarding1795600000000 } from '../../migrations/1795600000000-onboarding.js';
import { PlanReview1795600000007 } from '../../migrations/1795600000007-plan-review.js';
import { PlanPublishing1795600000008 } from '../../migrations/1795600000008-plan-publishing.js';
import { FirstVisit1795300000000 } from '../../migrations/1795300000000-first-visit.js';
import { WebApp1795400000000 } from '../../migrations/1795400000000-web-app.js';
import { UndoDecisions1795400100002 } from '../../migrations/1795400100002-undo-decisions.js';
import { PeopleSearch1795400100004 } from '../../migrations/1795400100004-people-search.js';
import { Administration1795400100005 } from '../../migrations/1795400100005-administration.js';
import { KnownBrowsers1795400100006 } from '../../migrations/1795400100006-known-browsers.js';
import { ListIndexes1795400100007 } from '../../migrations/1795400100007-list-indexes.js';
import { LifeOfAVisit1795500000000 } from '../../migrations/1795500000000-life-of-a-visit.js';
import { MailLinks1795500100008 } from '../../migrations/1795500100008-mail-links.js';
import { Campaigns1795500100007 } from '../../migrations/1795500100007-campaigns.js';
import { Series1795500100001 } from '../../migrations/1795500100001-series.js';
import { Hosts1795500100002 } from '../../migrations/1795500100002-hosts.js';
import { WaitlistAndNudges1795500100003 } from '../../migrations/1795500100003-waitlist-and-nudges.js';
import { MovesAndGroups1795500100004 } from '../../migrations/1795500100004-moves-and-groups.js';
import { NoticesAndReplies1795500100006 } from '../../migrations/1795500100006-notices-and-replies.js';
import { AttendanceAndPreparation1795500100005 } from '../../migrations/1795500100005-attendance-and-preparation.js';
import { PeopleImports1795600100003 } from '../../migrations/1795600100003-people-imports.js';
import { PlanShortages1795600100006 } from '../../migrations/1795600100006-plan-shortages.js';
import { LearningLoop1795700000000 } from '../../migrations/1795700000000-learning-loop.js';
import { DepartmentQuestions1795700100002 } from '../../migrations/1795700100002-department-questions.js';
import { VouchedAnswers1795700100001 } from '../../migrations/1795700100001-vouched-answers.js';
import { LearningGroups1795700100003 } from '../../migrations/1795700100003-learning-groups.js';
import { SearchActions1795700100004 } from '../../migrations/1795700100004-search-actions.js';
import { Outcomes1795700100005 } from '../../migrations/1795700100005-outcomes.js';
import { InsightIndexes1795700100008 } from '../../migrations/1795700100008-insight-indexes.js';
import { Erasure1795700100009 } from '../../migrations/1795700100009-erasure.js';
import { Retention1795700100010 } from '../../migrations/1795700100010-retention.js';
import { StageIndexes1795700100012 } from '../../migrations/1795700100012-stage-indexes.js';
import { ToldVisits1795700100013 } from '../../migrations/1795700100013-told-visits.js';
import { CountedVisits1795700200010 } from '../../migrations/1795700200010-counted-visits.js';
import { FoundLearnings1795700200011 } from '../../migrations/1795700200011-found-learnings.js';
import { LearningStages1795700200012 } from '../../migrations/1795700200012-learning-stages.js';
import { ToldForms1795700200013 } from '../../migrations/1795700200013-told-forms.js';
import { ActedGroups1795700200014 } from '../../migrations/1795700200014-acted-groups.js';
import { LearningNumber1795700200020 } from '../../migrations/1795700200020-learning-number.js';

/** In the order they run. */
export const migrations = [
  FirstVisit1795300000000,
  WebApp1795400000000,
  UndoDecisions1795400100002,
  PeopleSearch1795400100004,
  Administration1795400100005,
  KnownBrowsers1795400100006,
  ListIndexes1795400100007,
  LifeOfAVisit1795500000000,
  Series1795500100001,
  Hosts1795500100002,
  WaitlistAndNudges1795500100003,
  MovesAndGroups1795500100004,
  AttendanceAndPreparation1795500100005,
  NoticesAndReplies1795500100006,
  Campaigns1795500100007,
  MailLinks1795500100008,
  Onboarding1795600000000,
  PlanReview1795600000007,
  PlanPublishing1795600000008,
  PeopleImports1795600100003,
  PlanShortages1795600100006,
  LearningLoop1795700000000,
  DepartmentQuestions1795700100002,
  VouchedAnswers1795700100001,
  LearningGroups1795700100003,
  SearchActions1795700100004,
  Outcomes1795700100005,
  InsightIndexes1795700100008,
  Erasure1795700100009,
  Retention1795700100010,
  StageIndexes1795700100012,
  ToldVisits1795700100013,
  CountedVisits1795700200010,
  FoundLearnings1795700200011,
  LearningStages1795700200012,
  ToldForms1795700200013,
  ActedGroups1795700200014,
  LearningNumber1795700200020,
];
