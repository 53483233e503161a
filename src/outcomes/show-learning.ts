import { whyNotArrange } from '../learnings/joining.rules.js';
import { readArranging } from '../learnings/hold-learning.js';
import { getLearning, listJoined, MOST_JOINED } from '../learnings/learnings.queries.js';
import { listLikes } from '../learnings/likes.queries.js';
import { showLearning } from '../learnings/show-learnings.js';
import { suggestTheme } from '../learnings/theme-suggestion.queries.js';
import { listThemeChoices } from '../learnings/themes.queries.js';
import { getDepartment } from '../people/people.queries.js';
import { departmentChoices } from '../people/department-choices.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { listFollowUps } from './follow-ups.queries.js';
import { showFollowUp } from './show-outcomes.js';

/** In sight at once; the others are asked for. */
const FIRST_JOINED = 5;

/** A learning as its page shows it. Throws NotFound for what the actor may not see. */
export async function showLearningPage(tx: Tx, me: Actor, learningId: string) {
  const learning = await getLearning(tx, me, learningId);
  const { timeZone } = await getDepartment(tx, learning.departmentId);
  const [joined, likes, themes, followUps, facts] = await Promise.all([
    listJoined(tx, me, learning),
    listLikes(tx, me, learning),
    listThemeChoices(tx),
    listFollowUps(tx, [learning.headId]),
    readArranging(tx, learningId),
  ]);
  const why = whyNotArrange(me, facts);
  return {
    learning: showLearning(learning),
    joined: joined.slice(0, FIRST_JOINED).map(showLearning),
    more: joined.slice(FIRST_JOINED).map(showLearning),
    /** Joined to it as well, but not for this reader to read. */
    unseen: joined.length < MOST_JOINED ? learning.allLearnings - 1 - joined.length : 0,
    likes: likes.map(showLearning),
    followUps: (followUps.get(learning.headId) ?? []).map((one) => showFollowUp(one, timeZone)),
    themes: departmentChoices(themes),
    suggested: why || learning.themeId ? null : await suggestTheme(tx, me, learning.text),
    why,
    keepsThemes: servesCompany(me),
  };
}
