import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { type FormBody, typedText } from '../platform/views/form.js';
import { Views } from '../platform/views/views.js';
import { readOwnTexts, type TextPlace } from '../texts/texts.queries.js';
import { Place } from './place.decorator.js';
import { previewText } from './preview-text.js';
import { requireAdmin } from './require-admin.js';
import { typedWords } from './typed-words.js';

// A page of its own within the editor's, shut off from it: styles, no scripts, nothing from elsewhere.
const policy = `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`;

/** How a text would look, before it is saved. */
@Controller('administration/texts/:language/:key/preview')
export class TextPreviewPages {
  constructor(
    private readonly transactions: Transactions,
    private readonly views: Views,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  now(@Me() me: Actor, @Place() place: TextPlace, @Query('as') as?: string) {
    return this.preview(me, place, null, as);
  }

  /** The form of the editor, sent into the frame: what is typed stays where it is. */
  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', policy)
  typed(@Me() me: Actor, @Place() place: TextPlace, @Body() body: FormBody) {
    const { as } = typedText(body, 'as');
    return this.preview(me, place, typedWords(body).text, as);
  }

  private async preview(me: Actor, place: TextPlace, typed: string | null, as?: string): Promise<string> {
    requireAdmin(me);
    const own = await this.transactions.read(readOwnTexts);
    return previewText(place, typed, { own, role: as === 'host' ? 'host' : 'visitor', views: this.views });
  }
}
