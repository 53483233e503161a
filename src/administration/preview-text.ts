import { type OwnTexts, textId, translate } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import { checkText } from '../texts/check-text.js';
import { EVENT, groupOf } from '../texts/editable-texts.js';
import type { TextPlace } from '../texts/texts.queries.js';
import type { InviteRole } from '../visits/invite.rules.js';
import { sampleEvent, sampleMail } from './sample-mail.js';

interface Setting {
  own: OwnTexts;
  role: InviteRole;
  views: Views;
}

/** HTML of what is said with this text in its place; null for the words that stand there now. */
export function previewText({ language, key }: TextPlace, typed: string | null, { own, role, views }: Setting): string {
  const show = (model: object) => views.render('pages/administration/preview', { language, ...model }, language);
  const fault = typed === null ? null : checkText(language, key, typed);
  if (fault) return show({ fault: { key: `validation.${fault.rule}`, facts: fault.facts } });
  const words = { language, own: typed === null ? own : new Map([...own, [textId(language, key), typed]]) };
  if (key.startsWith('texts.')) return show({ text: translate(language, key, {}, words.own) });
  if (groupOf(key) === EVENT) {
    const { summary, description } = sampleEvent(role, words);
    return show({ label: 'administration.preview.event', title: summary, text: description });
  }
  const mail = sampleMail(key, role, words, views);
  if (key.endsWith('.subject') || key === 'mail.test-invite.event')
    return show({ label: 'administration.preview.subject', title: mail.subject });
  return mail.html;
}
