import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { readId } from '../platform/http/read-id.js';
import { addTheme } from './add-theme.js';
import { bringBackTheme } from './bring-back-theme.js';
import {
  MergeThemeInput,
  ThemeAnswer,
  ThemeInput,
  ThemeSuggestionAnswer,
  ThemeSuggestionInput,
} from './learnings.dto.js';
import { mergeTheme } from './merge-theme.js';
import { putAwayTheme } from './put-away-theme.js';
import { renameTheme } from './rename-theme.js';
import { suggestTheme } from './theme-suggestion.queries.js';
import { getTheme, listThemeChoices, listThemes } from './themes.queries.js';

@ApiTags('learnings')
@ApiBearerAuth()
@Controller('api/v1/themes')
export class ThemesController {
  constructor(private readonly transactions: Transactions) {}

  /** Those in use; for HR and the admin also those put away, and how often each was given. */
  @Get()
  @ApiOkResponse({ type: [ThemeAnswer] })
  @ApiProblems(401)
  list(@Me() me: Actor) {
    return this.transactions.read(async (tx): Promise<Partial<ThemeAnswer>[]> =>
      servesCompany(me) ? listThemes(tx) : (await listThemeChoices(tx)).map((theme) => ({ ...theme, isActive: true })),
    );
  }

  /** What texts like this one are about, of those the caller may see or five people wrote; null when nothing is known. */
  @Get('suggestions')
  @ApiOkResponse({ type: ThemeSuggestionAnswer })
  @ApiProblems(401, 422)
  async suggest(@Me() me: Actor, @Query() { text }: ThemeSuggestionInput) {
    return (await this.transactions.read((tx) => suggestTheme(tx, me, text))) ?? { id: null, name: null };
  }

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: ThemeAnswer })
  @ApiProblems(401, 409, 422)
  add(@Me() me: Actor, @Body() input: ThemeInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => present(tx, await addTheme(tx, me, input)));
  }

  @Patch(':id')
  @ApiOkResponse({ type: ThemeAnswer })
  @ApiProblems(401, 404, 409, 422)
  rename(@Me() me: Actor, @Param('id') id: string, @Body() input: ThemeInput) {
    return this.act(id, null, (tx) => renameTheme(tx, me, readId(id), input));
  }

  @Post(':id/archiving')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ThemeAnswer })
  @ApiProblems(401, 404, 409, 422)
  putAway(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(id, once, (tx) => putAwayTheme(tx, me, readId(id)));
  }

  @Post(':id/restoration')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ThemeAnswer })
  @ApiProblems(401, 404, 409, 422)
  bringBack(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(id, once, (tx) => bringBackTheme(tx, me, readId(id)));
  }

  /** All its learnings are about the other theme from then on, which is answered; this one is gone. */
  @Post(':id/merger')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ThemeAnswer })
  @ApiProblems(401, 404, 409, 422)
  merge(@Me() me: Actor, @Param('id') id: string, @Body() input: MergeThemeInput, @OnceKey() once: Once) {
    return this.act(input.intoId, once, (tx) => mergeTheme(tx, me, readId(id), input));
  }

  private act(answeredId: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return present(tx, answeredId);
    });
  }
}

async function present(tx: Tx, themeId: string) {
  const { id, name, isActive } = await getTheme(tx, themeId);
  const theme = (await listThemes(tx)).find((one) => one.id === themeId);
  return { id, name, isActive, learnings: theme?.learnings ?? 0 };
}
