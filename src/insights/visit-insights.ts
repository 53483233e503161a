import { shareOf } from '../progress/progress.rules.js';
import type { Insight } from './insight.js';
import { noteForgotten } from './note-forgotten.js';
import { nameStretches } from './stretches.js';
import { countByDepartment, countVisitsOverTime, readCoverage } from './visits.queries.js';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Visits over time. */
export const visitsInsight: Insight = {
  name: 'visits',
  group: 'visits',
  isWide: true,
  async read(tx, asked, words) {
    const { say } = words;
    const counts = await countVisitsOverTime(tx, asked);
    const stretches = nameStretches(asked.period, words);
    const held = sum(counts.map((count) => count.held));
    const most = Math.max(...counts.map((count) => count.held));
    const label = stretches[counts.findIndex((count) => count.held === most)]?.label ?? '';
    return {
      kind: 'columns',
      isStacked: true,
      title: say('insights.visits.title'),
      summary: held ? say('insights.visits.summary', { held, label, most }) : say('insights.visits.none'),
      head: say(`insights.per.${asked.period.unit}`),
      columns: [
        { key: 'held', label: say('insights.held'), unit: 'count' },
        { key: 'to-come', label: say('insights.to-come'), unit: 'count' },
        { key: 'visitors', label: say('insights.visitors'), unit: 'count', isTold: true },
      ],
      rows: stretches.map((stretch, place) => {
        const { held: was, toCome, visitors } = counts[place]!;
        return { ...stretch, values: [was, toCome, visitors] };
      }),
      notes: await noteForgotten(tx, asked, words, 'visitors'),
    };
  },
};

/** Who came, against how many there are. */
export const departmentsInsight: Insight = {
  name: 'departments',
  group: 'visits',
  isWide: true,
  async read(tx, asked, words) {
    const { say } = words;
    const departments = await countByDepartment(tx, asked);
    const [first] = departments;
    return {
      kind: 'bars',
      title: say('insights.departments.title'),
      summary: first?.visits
        ? say('insights.departments.summary', { name: first.name, share: shareOf(first.people, first.size) ?? 0 })
        : say('insights.visits.none'),
      head: say('insights.department'),
      most: 100,
      columns: [
        { key: 'share', label: say('insights.departments.share'), unit: 'percent' },
        { key: 'people', label: say('insights.visitors'), unit: 'count', isTold: true },
        { key: 'size', label: say('insights.size'), unit: 'count', isTold: true },
        { key: 'visits', label: say('insights.visits.column'), unit: 'count', isTold: true },
      ],
      rows: departments.map(({ id, name, visits, people, size }) => ({
        key: id,
        label: name,
        values: [shareOf(people, size), people, size, visits],
        path: `/departments/${id}`,
      })),
      notes: [say('insights.departments.note'), ...(await noteForgotten(tx, asked, words, 'visitors'))],
    };
  },
};

/** How far each department has been reached, and who has never been. */
export const coverageInsight: Insight = {
  name: 'coverage',
  group: 'visits',
  isWide: true,
  async read(tx, asked, words) {
    const { say } = words;
    const departments = await readCoverage(tx, asked);
    const people = sum(departments.map(({ size }) => size));
    const been = sum(departments.map((department) => department.been.at(-1) ?? 0));
    const never = departments.filter((department) => department.been.at(-1) === 0).length;
    const isKnown = departments.some((department) => department.been.at(-1) !== null);
    return {
      kind: 'map',
      title: say('insights.coverage.title'),
      summary: isKnown ? say('insights.coverage.summary', { share: shareOf(been, people) ?? 0, people, never }) : '',
      head: say('insights.department'),
      most: 100,
      columns: [
        ...nameStretches(asked.period, words).map(({ key, label, short }) => ({ key, label, short, unit: 'percent' as const })), // prettier-ignore
        { key: 'been', label: say('insights.coverage.been'), unit: 'count', isTold: true },
        { key: 'never', label: say('insights.coverage.never'), unit: 'count', isTold: true },
        { key: 'size', label: say('insights.size'), unit: 'count', isTold: true },
      ],
      rows: departments.map((department) => {
        const { id, name, size } = department;
        const by = department.been.at(-1) ?? null;
        const shares = department.been.map((count) => (count === null ? null : shareOf(count, size)));
        return {
          key: id,
          label: name,
          values: [...shares, by, by === null ? null : size - by, size],
          path: `/departments/${id}`,
        };
      }),
      notes: [say('insights.coverage.note'), ...(await noteForgotten(tx, asked, words, asked.hostId ? 'host' : 'coverage'))], // prettier-ignore
    };
  },
};

/** Who did not come, and who called off late. */
export const absenceInsight: Insight = {
  name: 'absence',
  group: 'seats',
  async read(tx, asked, words) {
    const { say } = words;
    const counts = await countVisitsOverTime(tx, asked);
    const missed = sum(counts.map((count) => count.missed));
    const late = sum(counts.map((count) => count.late));
    const over = missed + sum(counts.map((count) => count.held));
    return {
      kind: 'columns',
      isStacked: true,
      title: say('insights.absence.title'),
      summary: say('insights.absence.summary', { missed, late, over, share: shareOf(missed, over) ?? 0 }),
      head: say(`insights.per.${asked.period.unit}`),
      columns: [
        { key: 'missed', label: say('insights.missed'), unit: 'count' },
        { key: 'late', label: say('insights.late'), unit: 'count' },
        { key: 'share', label: say('insights.absence.share'), unit: 'percent', isTold: true },
      ],
      rows: nameStretches(asked.period, words).map((stretch, place) => {
        const count = counts[place]!;
        return { ...stretch, values: [count.missed, count.late, shareOf(count.missed, count.missed + count.held)] };
      }),
    };
  },
};
