import { randomUUID } from 'node:crypto';
import type { Side } from '../learnings/learning.rules.js';
import { Learning } from '../learnings/learning.entity.js';
import { Theme } from '../learnings/theme.entity.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Channel } from '../slots/slot.rules.js';
import { actedOnTopics } from './demo-acted-on.js';
import { demoThemes, type DemoTopic, waitingTopics } from './demo-learnings.js';
import type { DemoPeople } from './demo-people.js';
import type { Random } from './demo-random.js';
import { demoAsides, demoFixes } from './demo-sayings.js';
import { insertAll } from './demo-slots.js';

/** A debrief that was sent. */
export interface DemoDebrief {
  visitId: string;
  side: Side;
  personId: string;
  departmentId: string;
  /** The visitor's. */
  homeId: string;
  channel: Channel;
  startsAt: Date;
  answeredAt: Date;
}

/** A topic as it was first heard. */
export interface DemoHead {
  topic: DemoTopic;
  learningId: string;
  /** Where that was. */
  departmentId: string;
  learnedAt: Date;
}

/** What the debriefs brought: the same things in other words, joined under whoever heard them first. */
export async function insertDemoTopics(
  tx: Tx,
  { departments }: DemoPeople,
  debriefs: DemoDebrief[],
  random: Random,
): Promise<DemoHead[]> {
  const themes = demoThemes.map((name) => tx.create(Theme, { id: randomUUID(), name }));
  await tx.insert(Theme, themes);
  const themeId = (name: string) => themes.find((theme) => theme.name === name)?.id ?? null;
  const departmentId = (name?: string) => departments.find((one) => one.name === name)?.id ?? null;
  const firstOf = new Map<string, string>();
  const heads = new Map<DemoTopic, DemoHead>();
  const rows: object[] = [];
  const learn = (debrief: DemoDebrief, key: string, facts: object): string => {
    const { visitId, side, personId: authorId, departmentId: heardAt, channel, startsAt, answeredAt } = debrief;
    const id = randomUUID();
    const headId = firstOf.get(key) ?? id;
    firstOf.set(key, headId);
    const source = { visitId, side, authorId, departmentId: heardAt, channel, learnedAt: startsAt };
    rows.push({ id, headId, ...source, changedAt: answeredAt, timesHeard: 1, ...facts });
    return id;
  };
  for (const debrief of debriefs) {
    if (debrief.side === 'host') {
      if (!random.chance(0.3)) continue;
      const { theme, texts } = random.pick(demoFixes);
      learn(debrief, `${texts[0]} ${debrief.homeId}`, { question: 'fix', text: random.pick(texts), themeId: themeId(theme), forDepartmentId: debrief.homeId }); // prettier-ignore
      continue;
    }
    for (const topic of pickTopics(random)) {
      const { question, texts, theme, department, preventable = null, lacked = [] } = topic;
      const isNew = !firstOf.has(texts[0]);
      // Nobody says twice the same in one way.
      if (texts.length === 1 && !isNew) continue;
      const said = isNew ? texts[0] : random.pick(texts);
      const text = isNew || said.endsWith('?') ? said : said + random.pick(demoAsides);
      const timesHeard = question === 'preventable' ? 1 + random.below(4) : 1;
      const facts = { question, text, themeId: themeId(theme), forDepartmentId: departmentId(department), preventable, lacked, timesHeard }; // prettier-ignore
      const learningId = learn(debrief, texts[0], facts);
      if (!heads.has(topic))
        heads.set(topic, { topic, learningId, departmentId: debrief.departmentId, learnedAt: debrief.startsAt });
    }
  }
  await insertAll(tx, Learning, rows);
  return [...heads.values()];
}

const demoTopics = [...actedOnTopics, ...waitingTopics];

/** One or two, those further up more often. */
function pickTopics(random: Random): DemoTopic[] {
  const pick = () => demoTopics[Math.min(random.below(demoTopics.length), random.below(demoTopics.length))]!;
  return [...new Set([pick(), ...(random.chance(0.5) ? [pick()] : [])])];
}
