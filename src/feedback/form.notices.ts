import type { NoticeKind, NoticeSubject } from '../notices/notice-kind.js';
import { findReplyTo } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { createFormLink } from './create-form-link.js';
import { fillFacts } from './fill-facts.js';
import { stateOf } from './form.rules.js';
import { findForm } from './forms.queries.js';
import { remindersOf } from './reminder.rules.js';

interface About {
  formId: string;
  /** The how manieth; 0 when the person is asked for the first time. */
  reminder: number;
}

/** A form to fill in, while it is open and theirs; who answered is left alone. */
const formKind = (about: NoticeSubject): NoticeKind<About> => ({
  isRequired: false,
  about,
  async load(tx, recipient, { formId, reminder }) {
    const form = await findForm(tx, formId);
    if (form?.personId !== recipient.id || stateOf(fillFacts(form, now())) !== 'open') return null;
    if (form.kind === 'host-debrief' && form.hostId !== recipient.id) return null;
    const { departmentName: department, visitorName: visitor } = form;
    const subject = say(recipient, `forms.mail.${form.kind}.subject`, { department, visitor });
    return {
      subject: reminder ? say(recipient, 'forms.mail.reminder-subject', { subject }) : subject,
      fromName: department,
      replyTo: await findReplyTo(tx, form.departmentId, recipient),
      template: 'mail/form-asked',
      model: {
        form,
        reminder,
        isLast: reminder >= remindersOf(form.kind),
        goals: form.kind === 'debrief' ? form.learningGoals : [],
        url: `${settings().baseUrl}/feedback/by-link/${await createFormLink(tx, form)}`,
      },
    };
  },
});

/** To a visitor whose visit is certain: the statements, beforehand. */
export const formBefore = formKind('visiting');
/** To a visitor on the day itself. */
export const formDebrief = formKind('visiting');
/** To who sat beside them. */
export const formHost = formKind('hosting');
/** To a visitor, weeks later: the same statements. */
export const formAfter = formKind('visiting');
