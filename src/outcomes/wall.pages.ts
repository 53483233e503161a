import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { Public } from '../people/public.decorator.js';
import { Transactions } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { attempt, type FormBody, typedText } from '../platform/views/form.js';
import { languages } from '../platform/views/languages.js';
import { type Answer, type FormProblems, noProblems, page, PageResult, redirect } from '../platform/views/page.js';
import { closeWall } from './close-wall.js';
import { openWall } from './open-wall.js';
import { listHeldBack, showWall } from './show-wall.js';
import { showPanels } from './wall-panels.js';
import { whyNotOpenWall } from './wall.rules.js';
import { findWall, getDepartmentOfWall } from './walls.queries.js';

/** A page for a screen on the wall of a department, and where its leads open it. */
@Controller()
export class WallPages {
  constructor(private readonly transactions: Transactions) {}

  /** Whoever has the secret may read it: a screen does not sign in. */
  @Public()
  @Get('wall/:secret')
  @Header('x-robots-tag', 'noindex, nofollow')
  wall(@Param('secret') secret: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    const asked = typedText(query, 'panel', 'lang');
    return this.transactions.read(async (tx) => {
      const wall = await showWall(tx, await getDepartmentOfWall(tx, secret));
      return page('pages/outcomes/wall', showPanels(wall, `/wall/${secret}`, asked));
    });
  }

  @Get('departments/:id/wall')
  settings(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, readId(id), noProblems);
  }

  @Post('departments/:id/wall')
  open(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { isNew } = typedText(body, 'isNew');
    return attempt(
      async () => {
        await this.transactions.run((tx) => openWall(tx, me, readId(id)));
        return redirect(`/departments/${id}/wall`, isNew ? 'walls.renewed' : 'walls.opened');
      },
      (problems) => this.page(me, readId(id), problems),
    );
  }

  @Post('departments/:id/wall/removal')
  close(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => closeWall(tx, me, readId(id)));
        return redirect(`/departments/${id}/wall`, 'walls.closed');
      },
      (problems) => this.page(me, readId(id), problems),
    );
  }

  private page(me: Actor, id: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const department = await getDepartment(tx, id);
      if (!mayLead(me, id)) throw new NotFound('department');
      const wall = await findWall(tx, id);
      const addresses = wall && languages.map((language) => ({ language, url: `${settings().baseUrl}/wall/${wall.secret}?lang=${language}` })); // prettier-ignore
      const model = {
        department,
        addresses,
        openedAt: wall?.openedAt ?? null,
        heldBack: wall ? await listHeldBack(tx, id) : [],
        whyNotOpen: whyNotOpenWall(me, department),
        problems,
      };
      return new PageResult('pages/outcomes/wall-settings', model, 200, '/floor');
    });
  }
}
