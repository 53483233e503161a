import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { openMailLink } from '../people/open-mail-link.js';
import { Public } from '../people/public.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { attempt, type FormBody, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { answerInvitation } from './answer-invitation.js';
import { getInvitation, getOwnInvitation, type OpenedInvitation } from './invitations.queries.js';
import { showInvitation } from './show-invitation.js';

/** One's own invitation: what it is about, moments that suit, and "not now". */
@Controller('campaigns/:id/invitation')
export class OwnInvitationPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return invitationPage(this.transactions, ownOf(me, id), noProblems);
  }

  @Post()
  answer(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return answer(this.transactions, ownOf(me, id), body);
  }
}

/** The same from a mail, for whom it was sent to. Mail scanners open every link: only the button acts. */
@Public()
@Controller('invitations/:token')
export class MailedInvitationPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Param('token') token: string): Promise<Answer> {
    return invitationPage(this.transactions, mailedWith(token), noProblems);
  }

  @Post()
  answer(@Param('token') token: string, @Body() body: FormBody): Promise<Answer> {
    return answer(this.transactions, mailedWith(token), body);
  }
}

/** Which invitation a page is about, and where that page is. */
interface Which {
  path: string;
  find(tx: Tx): Promise<OpenedInvitation>;
}

const ownOf = (me: Actor, campaignId: string): Which => ({
  path: `/campaigns/${campaignId}/invitation`,
  find: (tx) => getOwnInvitation(tx, me, campaignId),
});

const mailedWith = (token: string): Which => ({
  path: `/invitations/${token}`,
  find: async (tx) => getInvitation(tx, (await openMailLink(tx, 'invitation', token)).subjectId),
});

/** "Not now", or that taken back. */
function answer(transactions: Transactions, which: Which, body: FormBody): Promise<Answer> {
  const isBack = typedText(body, 'answer').answer === 'back';
  return attempt(
    async () => {
      await transactions.run(async (tx) => answerInvitation(tx, await which.find(tx), isBack ? null : 'not-now'));
      return redirect(which.path, isBack ? 'campaigns.invitation.taken-back' : 'campaigns.invitation.answered');
    },
    (problems) => invitationPage(transactions, which, problems),
  );
}

function invitationPage(transactions: Transactions, which: Which, problems: FormProblems): Promise<Answer> {
  return transactions.read(async (tx) =>
    page('pages/campaigns/invitation', {
      ...(await showInvitation(tx, await which.find(tx), which.path)),
      problems,
    }),
  );
}
