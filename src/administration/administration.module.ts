import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditPages } from './audit.pages.js';
import { FailedJobsPages, JobsPages } from './jobs.pages.js';
import { MailTestPages } from './mail-test.pages.js';
import { OverviewPages } from './overview.pages.js';
import { RepliesPages } from './replies.pages.js';
import { SettingsPages } from './settings.pages.js';
import { TextPreviewPages } from './text-preview.pages.js';
import { TextsPages } from './texts.pages.js';

/** Everything that only the admin sees. */
@Module({
  controllers: [
    AuditController,
    AuditPages,
    FailedJobsPages,
    JobsPages,
    MailTestPages,
    OverviewPages,
    RepliesPages,
    SettingsPages,
    TextPreviewPages,
    TextsPages,
  ],
})
export class AdministrationModule {}
