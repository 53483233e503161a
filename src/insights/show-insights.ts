import { departmentChoices } from '../people/department-choices.js';
import { listAllDepartments } from '../people/people.queries.js';
import { servesCompany } from '../people/person.rules.js';
import { type Figure, showChart } from '../platform/charts/show-chart.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate, noonOf } from '../platform/views/days.js';
import { pathWith } from '../platform/views/path-with.js';
import { shareOf } from '../progress/progress.rules.js';
import { readHeadline } from './headline.queries.js';
import type { Asked, Insight, Words } from './insight.js';
import { insightGroups } from './insight.js';
import { insights } from './insights.js';
import { wordsOf } from './open-insights.js';
import { neighbours, periodBefore, spans } from './period.rules.js';

/** What stands in the address, in the names it has there. */
export const addressOf = ({ period, hostId, visitorId }: Asked) => ({
  span: period.span,
  until: period.until,
  host: hostId ?? '',
  visitor: visitorId ?? '',
});

/** Period and departments, as one chooses them above every figure. */
export async function showFilters(tx: Tx, asked: Asked, path: string) {
  const { period, at, timeZone, scope, actor } = asked;
  const said = addressOf(asked);
  const departments = await listAllDepartments(tx);
  const hosts = departments.filter(({ id, isHost }) => isHost && (scope === null || scope.includes(id)));
  const { before, after } = neighbours(period, localDate(at, timeZone));
  return {
    path,
    typed: said,
    spans: spans.map((span) => ({ span, path: pathWith(path, { ...said, span }), isHere: span === period.span })),
    firstAt: noonOf(period.bounds[0]!, 'UTC'),
    lastAt: noonOf(`${period.until}-01`, 'UTC'),
    beforePath: pathWith(path, { ...said, until: before }),
    afterPath: after && pathWith(path, { ...said, until: after }),
    hosts: departmentChoices(hosts),
    visitors: departmentChoices(departments),
    clearPath: said.host || said.visitor ? pathWith(path, { span: said.span, until: said.until }) : null,
    isForAll: servesCompany(actor),
  };
}

const figureOf = async (tx: Tx, insight: Insight, asked: Asked, words: Words) => {
  const file = (ending: string) => pathWith(`/insights/charts/${insight.name}/export.${ending}`, addressOf(asked));
  const figure = showChart(await insight.read(tx, asked, words), insight.name, words.language);
  return { ...figure, files: { csv: file('csv'), xlsx: file('xlsx') } };
};

/** One chart with its table. */
export const showInsight = (tx: Tx, insight: Insight, asked: Asked) =>
  figureOf(tx, insight, asked, wordsOf(asked.actor));

/**
 * The page: figures of which the first are there at once, and of the others where they are to be had. The whole of them
 * takes as long as counting everything does; `isWhole` is for paper and for who has no script.
 */
export async function showInsights(tx: Tx, asked: Asked, isWhole: boolean) {
  const words = wordsOf(asked.actor);
  const said = addressOf(asked);
  const parts: (Pick<Insight, 'name' | 'group'> & {
    isWide: boolean;
    title: string;
    path: string;
    figure: Figure | null;
  })[] = [];
  for (const [place, insight] of insights.entries()) {
    parts.push({
      name: insight.name,
      group: insight.group,
      isWide: insight.isWide ?? false,
      title: words.say(`insights.${insight.name}.title`),
      path: pathWith(`/insights/charts/${insight.name}`, said),
      figure: isWhole || place === 0 ? await figureOf(tx, insight, asked, words) : null,
    });
  }
  return {
    tiles: await showTiles(tx, asked),
    groups: insightGroups
      .map((name) => ({ name, parts: parts.filter(({ group }) => group === name) }))
      .filter((group) => group.parts.length > 0),
    isWhole,
    wholePath: pathWith('/insights', { ...said, charts: 'all' }),
  };
}

async function showTiles(tx: Tx, asked: Asked) {
  const [one, before] = [await readHeadline(tx, asked), await readHeadline(tx, { ...asked, period: periodBefore(asked.period, localDate(asked.at, asked.timeZone)) })]; // prettier-ignore
  const shares = (of: typeof one) => ({
    used: shareOf(of.used, of.seats),
    missed: shareOf(of.missed, of.held + of.missed),
  });
  return { ...one, shares: shares(one), before: { ...before, shares: shares(before) } };
}
