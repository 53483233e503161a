import type { Language } from '../platform/views/languages.js';
import { type Facts, translate } from '../platform/views/locales.js';
import { actionStandings, respondedKinds } from './learned.rules.js';
import { lackings } from '../learnings/learning.rules.js';
import type { MonthReport } from './read-month.js';

/** One bar, and the same in words. */
export interface ReportLine {
  label: string;
  count: number;
  /** What else there is to say of it; may be empty. */
  note: string;
  /** Of a hundred. */
  width: number;
  /** Where to read more of it. */
  path: string | null;
}

export interface ReportSection {
  /** `report.section.<name>` is its title. */
  name: 'hosts' | 'visitors' | 'loop' | 'themes' | 'preventable' | 'lacked' | 'actions' | 'response';
  lines: ReportLine[];
  /** How many there was no room for. */
  more: number;
}

type Counted = Pick<ReportLine, 'label' | 'count'> & Partial<ReportLine>;

const percent = (part: number, whole: number) => (whole ? Math.round((100 * part) / whole) : 0);

/** Each as long as it counts, the longest the full width; nothing where there is nothing to count. */
function barsOf(lines: Counted[]): ReportLine[] {
  const most = Math.max(0, ...lines.map(({ count }) => count));
  return most ? lines.map((line) => ({ note: '', path: null, ...line, width: percent(line.count, most) })) : [];
}

/**
 * What the report draws, in the words of who reads it.
 * @param most lines of a section; departments beyond add up in one line more, so that they come to all visits
 */
export function showSections(report: MonthReport, language: Language, most = Infinity): ReportSection[] {
  const say = (key: string, facts?: Facts) => translate(language, key, facts);
  const byDepartment = (rows: MonthReport['hosts']) => {
    const named = rows.slice(0, most).map(({ name, visits }) => ({ label: name, count: visits }));
    const others = report.visits.held - named.reduce((sum, { count }) => sum + count, 0);
    return barsOf(others > 0 ? [...named, { label: say('report.other-departments'), count: others }] : named);
  };
  const { funnel, lacked } = report;
  const steps = (['raised', 'picked', 'doing', 'done'] as const).map((step) => {
    const share = percent(funnel[step], funnel.raised);
    return {
      label: say(`report.loop.${step}`),
      count: funnel[step],
      note: step === 'raised' ? '' : say('report.share', { share }),
    };
  });
  const themes = report.themes.map(({ kind, name, counts }) => ({ label: name ?? say(`report.theme.${kind}`), count: counts[0] ?? 0 })); // prettier-ignore
  const preventable = report.preventable.map(({ id, text, times, visits, stage }) => {
    return { label: text, count: times, note: `${say('report.heard', { visits })} · ${say(`report.stage.${stage}`)}`, path: `/learnings/${id}` }; // prettier-ignore
  });
  const response = respondedKinds.flatMap((kind) => {
    const row = report.response.find((one) => one.kind === kind);
    if (!row) return [];
    const width = percent(row.answered, row.asked);
    return { label: say(`report.form.${kind}`), count: row.answered, note: say('report.of-asked', { asked: row.asked, share: width }), width, path: null }; // prettier-ignore
  });
  const sections: Omit<ReportSection, 'more'>[] = [
    { name: 'hosts', lines: report.departments?.length === 1 ? [] : byDepartment(report.hosts) },
    { name: 'visitors', lines: byDepartment(report.visitors) },
    { name: 'loop', lines: barsOf(steps) },
    { name: 'themes', lines: barsOf(themes) },
    { name: 'preventable', lines: barsOf(preventable) },
    {
      name: 'lacked',
      lines: barsOf(lackings.map((what) => ({ label: say(`report.lacked.${what}`), count: lacked[what] }))),
    },
    { name: 'actions', lines: barsOf(actionStandings.map((one) => ({ label: say(`report.action.${one}`), count: report.actions[one] }))) }, // prettier-ignore
    { name: 'response', lines: response },
  ];
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines }) => {
      const shown = name === 'hosts' || name === 'visitors' ? lines : lines.slice(0, most);
      return { name, lines: shown, more: lines.length - shown.length };
    });
}

/** Whether anything happened that is worth a mail. */
export const saysAnything = ({ visits, funnel, actions }: MonthReport) =>
  visits.held +
    visits.missed +
    visits.late +
    funnel.raised +
    Object.values(actions).reduce((sum, one) => sum + one, 0) >
  0;
