import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { validateInput } from '../platform/http/validate-input.js';
import { InvalidInput, NotFound } from '../platform/refusal.js';
import { attempt, type FormBody, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { readFileText } from './file-text.rules.js';
import { MOST_CHARACTERS, StartImportInput } from './imports.dto.js';
import { listImports, listOwnLayouts } from './imports.queries.js';
import { removeLayout } from './keep-layout.js';
import { knownLayouts } from './layout.rules.js';
import { startImport } from './start-import.js';

const ROWS_ON_A_PAGE = 20;
const MEGABYTE = 1_000_000;

/** In the menu they stand beneath onboarding. */
export const PLACE = '/onboarding';

interface Upload {
  layout: string;
  pasted: string;
  file: { fileName: string; content: string } | null;
}

@Controller('people/import')
export class ImportsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { cursor } = typedText(query, 'cursor');
    return this.show(me, { layout: '', pasted: '' }, noProblems, cursor);
  }

  @Post()
  async start(@Me() me: Actor, @Body() body: FormBody, @Req() request: FastifyRequest): Promise<Answer> {
    if (!servesCompany(me)) throw new NotFound('page');
    let typed = { layout: '', pasted: '' };
    return attempt(
      async () => {
        const { file, ...fields } = await readUpload(request, body);
        typed = fields;
        const { fileName, content } = file ?? { fileName: '', content: typed.pasted };
        const layout = typed.layout || undefined;
        const input = validateInput(StartImportInput, { content, fileName, layout });
        return redirect(`/people/import/${await this.transactions.run((tx) => startImport(tx, me, input))}`);
      },
      (problems) => this.show(me, typed, problems),
    );
  }

  @Post('layouts/:layoutId/removal')
  async remove(@Me() me: Actor, @Param('layoutId') layoutId: string): Promise<Answer> {
    if (!servesCompany(me)) throw new NotFound('page');
    await this.transactions.run((tx) => removeLayout(tx, me, readId(layoutId)));
    return redirect('/people/import', 'imports.layout-removed');
  }

  private show(
    me: Actor,
    typed: Pick<Upload, 'layout' | 'pasted'>,
    problems: FormProblems,
    cursor = '',
  ): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      if (!servesCompany(me)) throw new NotFound('page');
      const { items, nextCursor } = await listImports(tx, me, { limit: ROWS_ON_A_PAGE, cursor: cursor || undefined });
      const own = await listOwnLayouts(tx);
      const known = knownLayouts.map(({ name }) => ({ value: name, labelKey: `imports.layout.${name}` }));
      const model = {
        typed,
        problems,
        layouts: [...known, ...own.map(({ name }) => ({ value: name, label: name }))],
        own: own.map(({ id, name }) => ({ id, name })),
        imports: items,
        nextPath: nextCursor && pathWith('/people/import', { cursor: nextCursor }),
      };
      return new PageResult('pages/imports/imports', model, 200, PLACE);
    });
  }
}

/** The form with its file; a file wins over what was pasted. */
async function readUpload(request: FastifyRequest, body: FormBody): Promise<Upload> {
  if (!request.isMultipart()) {
    const { layout, pasted } = typedText(body, 'layout', 'pasted');
    return { layout, pasted, file: null };
  }
  const typed: Record<string, string> = {};
  let file: Upload['file'] = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') typed[part.fieldname] = String(part.value);
    else if (part.filename) file = { fileName: part.filename.slice(0, 200), content: await contentOf(part) };
    else part.file.resume();
  }
  return { layout: typed.layout ?? '', pasted: typed.pasted ?? '', file };
}

async function contentOf(part: { toBuffer(): Promise<Buffer> }): Promise<string> {
  try {
    return readFileText(await part.toBuffer());
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== 413) throw error;
    throw new InvalidInput([{ field: 'content', rule: 'file-too-large', facts: { max: MOST_CHARACTERS / MEGABYTE } }]);
  }
}
