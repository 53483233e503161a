import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Transactions } from '../platform/database/transactions.js';
import { validateInput } from '../platform/http/validate-input.js';
import { type FormBody, typedText } from '../platform/views/form.js';
import { keepLanguage } from '../platform/views/language-cookie.js';
import { type Answer, redirect } from '../platform/views/page.js';
import { changeLanguage } from './change-language.js';
import { Whoever } from './me.decorator.js';
import { LanguageInput } from './people.dto.js';
import type { Actor } from './person.rules.js';
import { Public } from './public.decorator.js';
import { safePath } from './sign-in.rules.js';

/** The switch at the foot of every page: for a person everywhere, for a browser without one just there. */
@Public()
@Controller('account/language')
export class LanguagePages {
  constructor(private readonly transactions: Transactions) {}

  @Post()
  async speak(
    @Whoever() me: Actor | null,
    @Body() body: FormBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const { language: asked, next } = typedText(body, 'language', 'next');
    const { language } = validateInput(LanguageInput, { language: asked });
    if (me) await this.transactions.run((tx) => changeLanguage(tx, me, language));
    keepLanguage(reply, language);
    return redirect(safePath(next));
  }
}
