import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { ActionsModule } from '../actions/actions.module.js';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { AdministrationModule } from '../administration/administration.module.js';
import { BookingModule } from '../booking/booking.module.js';
import { OpenInvitations } from '../booking/open-invitations.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CalendarModule } from '../calendar/calendar.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { EffectModule } from '../effect/effect.module.js';
import { FloorModule } from '../floor/floor.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { HostsModule } from '../hosts/hosts.module.js';
import { LearningsModule } from '../learnings/learnings.module.js';
import { LifeModule } from '../life/life.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { NOTICE_KINDS } from '../notices/notice-kind.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OutcomesModule } from '../outcomes/outcomes.module.js';
import { PlansModule } from '../plans/plans.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SignInGuard } from '../people/sign-in.guard.js';
import { Transactions } from '../platform/database/transactions.js';
import { ProblemFilter } from '../platform/http/problem-filter.js';
import { Navigation } from '../platform/views/navigation.js';
import { PageInterceptor } from '../platform/views/page.interceptor.js';
import { PageWriter } from '../platform/views/page-writer.js';
import { Views } from '../platform/views/views.js';
import { PreparationModule } from '../preparation/preparation.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { RotationsModule } from '../rotations/rotations.module.js';
import { InsightsModule } from '../insights/insights.module.js';
import { ReportModule } from '../insights/report.module.js';
import { SeriesModule } from '../series/series.module.js';
import { HostAdvice } from '../slots/host-advice.js';
import { SlotsModule } from '../slots/slots.module.js';
import { StartModule } from '../start/start.module.js';
import { VisitsModule } from '../visits/visits.module.js';
import { WaitlistModule } from '../waitlist/waitlist.module.js';
import { HealthController } from './health.controller.js';
import { HOUSE, type House } from './house.js';
import { HouseHostAdvice } from './house-host-advice.js';
import { HouseInvitations } from './house-invitations.js';
import { HouseNavigation } from './house-navigation.js';
import { noticeKinds } from './notice-kinds.js';
import { OfflinePages } from './offline.pages.js';
import { OutboxPages } from './outbox.pages.js';
import { Schedule } from './schedule.js';
import { TextChecksPages } from './text-checks.pages.js';
import { UnknownPages } from './unknown.pages.js';

/** The composition root: everything that Nest puts together. */
@Module({})
export class AppModule {
  static of(house: House): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        ScheduleModule.forRoot(),
        PeopleModule,
        NoticesModule,
        CalendarModule,
        SlotsModule,
        SeriesModule,
        ProgrammesModule,
        ProgressModule,
        EffectModule,
        InsightsModule,
        ReportModule,
        HostsModule,
        VisitsModule,
        WaitlistModule,
        PreparationModule,
        AttendanceModule,
        GroupsModule,
        RotationsModule,
        LearningsModule,
        ActionsModule,
        FeedbackModule,
        BookingModule,
        DecisionsModule,
        FloorModule,
        LifeModule,
        OutcomesModule,
        CampaignsModule,
        PlansModule,
        DirectoryModule,
        ImportsModule,
        PrivacyModule,
        StartModule,
        AdministrationModule,
      ],
      controllers: [HealthController, OfflinePages, OutboxPages, TextChecksPages, UnknownPages],
      providers: [
        { provide: HOUSE, useValue: house },
        { provide: Transactions, useValue: house.transactions },
        { provide: Views, useValue: house.views },
        { provide: Navigation, useClass: HouseNavigation },
        { provide: HostAdvice, useClass: HouseHostAdvice },
        { provide: OpenInvitations, useClass: HouseInvitations },
        { provide: NOTICE_KINDS, useValue: noticeKinds },
        PageWriter,
        Schedule,
        { provide: APP_GUARD, useClass: SignInGuard },
        { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [Transactions, Views, HostAdvice, OpenInvitations, NOTICE_KINDS],
    };
  }
}
