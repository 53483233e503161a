import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { listAllDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import type { FormBody } from '../platform/views/form.js';
import { translate } from '../platform/views/locales.js';
import { Views } from '../platform/views/views.js';
import { typedCampaign } from './campaign-form.js';
import { whyNotDraft } from './campaign.rules.js';
import { getCampaign } from './campaigns.queries.js';
import { type PreviewedCampaign, previewInvitation } from './preview-invitation.js';

// A page of its own within the form's, shut off from it: styles, no scripts, nothing from elsewhere.
const policy = `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`;

/** The mail of a campaign before anybody gets it. */
@Controller('campaigns')
export class PreviewCampaignPages {
  constructor(
    private readonly transactions: Transactions,
    private readonly views: Views,
  ) {}

  /** Before anything was typed, for the days and the team the form begins with. */
  @Get('preview')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  sample(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<string> {
    const title = translate(me.language, 'campaigns.sample.title');
    const message = translate(me.language, 'campaigns.sample.message');
    return this.show(me, { ...typedCampaign({ ...query, title, message }), departmentId: null });
  }

  /** The form, sent into the frame beside it: what is typed stays where it is. */
  @Post('preview')
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  typed(@Me() me: Actor, @Body() body: FormBody): Promise<string> {
    const { departmentIds, ...typed } = typedCampaign(body);
    return this.show(me, { ...typed, departmentId: departmentIds[0] ?? null });
  }

  @Get(':id/preview')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  async kept(@Me() me: Actor, @Param('id') id: string): Promise<string> {
    const campaign = await this.transactions.read((tx) => getCampaign(tx, me, id));
    return this.show(me, { ...campaign, departmentId: campaign.departments[0]?.departmentId ?? null });
  }

  private show(me: Actor, campaign: PreviewedCampaign): Promise<string> {
    refuseWhen(whyNotDraft(me));
    return this.transactions.read(async (tx) => {
      const known = (await listAllDepartments(tx)).some(({ id }) => id === campaign.departmentId);
      return previewInvitation(tx, me, this.views, known ? campaign : { ...campaign, departmentId: null });
    });
  }
}
