import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Transactions } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { browserName } from './browser.rules.js';
import {
  askingBrowser,
  clearSessionCookie,
  readAskingBrowser,
  readSessionCookie,
  setSessionCookie,
} from './cookies.js';
import { CodeInput, EmailInput } from './people.dto.js';
import { Public } from './public.decorator.js';
import { requestSignIn } from './request-sign-in.js';
import { openSignInLink, signIn, signInWithCode, type SignedIn } from './sign-in.js';
import { safePath } from './sign-in.rules.js';
import { signOut } from './sign-out.js';

@Public()
@Controller()
export class SignInPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('sign-in')
  ask(@Req() request: FastifyRequest, @Query('next') next?: string): Answer {
    return request.person ? redirect(safePath(next)) : emailPage({ email: '', next: safePath(next) }, noProblems);
  }

  @Post('sign-in')
  send(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const typed = typedText(body, 'email', 'next');
    return submitForm({
      input: EmailInput,
      body: typed,
      act: async ({ email, next }) => {
        const browser = askingBrowser(request, reply);
        await this.transactions.run((tx) => requestSignIn(tx, { email, nextPath: next }, browser));
        return redirect('/sign-in/code');
      },
      again: (problems) => emailPage(typed, problems),
    });
  }

  @Get('sign-in/code')
  code(): Answer {
    return codePage('', noProblems);
  }

  @Post('sign-in/code')
  useCode(
    @Body() body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const { code } = typedText(body, 'code');
    return submitForm({
      input: CodeInput,
      body: { code },
      act: async (input) => {
        const signedIn = await this.transactions.run((tx) =>
          signInWithCode(tx, readAskingBrowser(request), input.code, browserOf(request)),
        );
        if (!signedIn) throw new Refused('wrong-code');
        return welcome(signedIn, reply);
      },
      again: (problems) => codePage(code, problems),
    });
  }

  /** Where a second tab ends after signing in; the first one still holds what was typed. */
  @Get('sign-in/done')
  done(): Answer {
    return page('pages/people/sign-in-done');
  }

  @Get('sign-in/:token')
  async open(@Param('token') token: string, @Req() request: FastifyRequest): Promise<Answer> {
    const { state, personName = '' } = await this.transactions.read((tx) =>
      openSignInLink(tx, token, readAskingBrowser(request)),
    );
    return page('pages/people/sign-in-link', { state, personName, token });
  }

  @Post('sign-in/:token')
  use(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    return attempt(
      async () => {
        const result = await this.transactions.run((tx) =>
          signIn(tx, token, readAskingBrowser(request), browserOf(request)),
        );
        return 'code' in result ? page('pages/people/sign-in-elsewhere', result) : welcome(result, reply);
      },
      () => page('pages/people/sign-in-link', { state: 'spent', personName: '', token }),
    );
  }

  @Post('sign-out')
  async leave(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    const session = readSessionCookie(request);
    if (session) await this.transactions.run((tx) => signOut(tx, session));
    clearSessionCookie(reply);
    return redirect('/sign-in', 'people.signed-out');
  }
}

const browserOf = (request: FastifyRequest) => browserName(request.headers['user-agent']);

function welcome({ sessionToken, nextPath }: SignedIn, reply: FastifyReply): Answer {
  setSessionCookie(reply, sessionToken);
  return redirect(nextPath);
}

const emailPage = (typed: { email: string; next: string }, problems: FormProblems) =>
  page('pages/people/sign-in', { ...typed, problems });

function codePage(code: string, problems: FormProblems) {
  const { smtpUrl, signInMinutes } = settings();
  return page('pages/people/sign-in-code', { code, problems, sendsMail: smtpUrl !== null, minutes: signInMinutes });
}
