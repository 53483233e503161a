import { isOfFloor } from '../learnings/learning.rules.js';
import type { NoticeKind } from '../notices/notice-kind.js';
import { getActor, getDepartment } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { pathWith } from '../platform/views/path-with.js';
import { digestHours, lastDigestOn } from './digest.rules.js';
import { excerpt } from './excerpt.rules.js';
import { listNews, type NewsItem } from './news.queries.js';
import { beginOf } from './period.rules.js';
import { listWaitingLongest } from './raised.queries.js';

interface About {
  departmentId: string;
  /** The Thursday. */
  on: string;
}

const MOST_NAMED = 5;
const WAITING_NAMED = 3;
const LONGEST_TEXT = 220;
const kinds = ['done', 'adopted', 'dropped'] as const;

/** To hosts and leads: what became of what their floor raised, these two weeks. */
export const floorDigest: NoticeKind<About> = {
  isRequired: false,
  about: 'hosting',
  async load(tx, recipient, { departmentId, on }) {
    const { name, timeZone } = await getDepartment(tx, departmentId);
    const reader = await getActor(tx, recipient.id);
    // A mail that waited until the next would tell of what that one tells.
    if (!isOfFloor(reader, departmentId) || lastDigestOn(now(), timeZone) !== on) return null;
    const { since, until } = digestHours(on, timeZone);
    const news = await listNews(tx, departmentId, since, until);
    if (!news.length) return null;
    const of = (kind: NewsItem['kind']) => news.filter((item) => item.kind === kind);
    const facts = { department: name, done: of('done').length, pickedUp: of('adopted').length };
    const period = { departmentId, since: beginOf('year', now(), timeZone) };
    const waiting = await listWaitingLongest(tx, period, WAITING_NAMED);
    return {
      subject: say(recipient, 'outcomes.digest.subject', facts),
      template: 'mail/floor-digest',
      model: {
        departmentName: name,
        groups: kinds.map((kind) => group(kind, of(kind))).filter(({ items }) => items.length),
        waiting: waiting.map(({ id, text, firstAt }) => ({
          text: excerpt(text, LONGEST_TEXT),
          firstAt,
          url: `${settings().baseUrl}/actions/new?learning=${id}`,
        })),
        timeZone,
        url: `${settings().baseUrl}${pathWith('/outcomes', { floor: departmentId })}`,
      },
    };
  },
};

/** The same to whoever else works there and asked to hear of it. */
export const floorNews: NoticeKind<About> = { ...floorDigest, isByRequest: true, about: 'visiting' };

const group = (kind: NewsItem['kind'], items: NewsItem[]) => ({
  kind,
  items: items.slice(0, MOST_NAMED).map((item) => ({
    ...item,
    text: excerpt(item.text, LONGEST_TEXT),
    said: item.result ?? item.reason,
    url: `${settings().baseUrl}/actions/${item.actionId}`,
  })),
  more: Math.max(0, items.length - MOST_NAMED),
});
