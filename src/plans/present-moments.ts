import { toIsoInZone } from '../platform/http/instant.js';
import { localDate } from '../platform/views/days.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import type { MomentAnswer } from './review.dto.js';
import type { listMoments } from './show-moments.js';

type Moment = Awaited<ReturnType<typeof listMoments>>['moments'][number];

export const presentMoment = (moment: Moment, language: Language): MomentAnswer => ({
  slotId: moment.id,
  departmentId: moment.departmentId,
  channel: moment.channel,
  location: moment.location,
  date: localDate(moment.startsAt, moment.timeZone),
  startsAt: toIsoInZone(moment.startsAt, moment.timeZone),
  endsAt: toIsoInZone(moment.endsAt, moment.timeZone),
  free: Math.max(0, moment.seats - moment.given),
  isNow: moment.isNow,
  reason: moment.isNow ? null : moment.whyNot,
  detail: moment.isNow || !moment.whyNot ? null : translate(language, `refusal.${moment.whyNot}`),
});
