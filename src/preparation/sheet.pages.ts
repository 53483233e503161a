import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { getVisit } from '../visits/visits.queries.js';
import { clearVisit } from './clear-visit.js';
import { keepNotes } from './keep-notes.js';
import { KeepNotesInput } from './sheet.dto.js';
import { findNotes, readSheet } from './sheet.queries.js';
import { LONGEST_NOTE, whyNotKeepNotes } from './sheet.rules.js';

const fields = ['note1', 'note2', 'note3', 'note4', 'note5'] as const;

/** The observation sheet of a visit, to read, to fill in or to print; and the lead's word on a visitor without statement. */
@Controller('visits/:id')
export class SheetPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('sheet')
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id);
  }

  @Post('notes')
  keep(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, ...fields);
    const notes = fields.map((name) => typed[name]);
    return submitForm({
      input: KeepNotesInput,
      body: { notes },
      act: async (input) => {
        await this.transactions.run((tx) => keepNotes(tx, me, id, input));
        return redirect(`/visits/${id}/sheet`, 'preparation.sheet.kept');
      },
      again: (problems) => this.page(me, id, { notes, problems }),
    });
  }

  @Post('clearance')
  clear(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => clearVisit(tx, me, id));
        return redirect(`/visits/${id}`, 'preparation.cleared');
      },
      (problems) => this.page(me, id, { notes: [], problems }),
    );
  }

  private page(me: Actor, id: string, sent?: { notes: string[]; problems: FormProblems }): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const visit = await getVisit(tx, me, id);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const { allowsListening } = await getDepartment(tx, visit.departmentId);
      const sheet = await readSheet(tx, { channel: visit.channel, allowsListening }, me.language);
      const mayKeep = whyNotKeepNotes({ actor: me, visit }) === null;
      const kept = mayKeep ? await findNotes(tx, id) : [];
      return page('pages/preparation/sheet', {
        visit: showPlace(visit, timeZone),
        sheet: {
          ...sheet,
          questions: sheet.questions.map((text, index) => ({
            text,
            field: fields[index],
            kept: kept[index] ?? '',
            note: sent?.notes[index] ?? kept[index] ?? '',
          })),
        },
        mayKeep,
        longestNote: LONGEST_NOTE,
        problems: sent?.problems ?? noProblems,
      });
    });
  }
}
