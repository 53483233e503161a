import { listTextProblems } from '../platform/customer-data.js';
import type { Transactions } from '../platform/database/transactions.js';
import { validateInput } from '../platform/http/validate-input.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { SaveDraftInput, SendFormInput } from './form.dto.js';
import { saveDraft } from './save-draft.js';
import { sendForm } from './send-form.js';
import { showForm } from './show-form.js';
import type { Filled } from './show-question.js';
import { formInput, typedForm, typedTexts } from './typed-form.js';

/** Whose form it is, which one, and where its page stands. */
export interface Filling {
  me: Actor;
  formId: string;
  path: string;
}

const show = (transactions: Transactions, { me, formId, path }: Filling, filled?: Partial<Filled>): Promise<Answer> =>
  transactions.read(async (tx) => page('pages/feedback/form', await showForm(tx, me, formId, path, filled)));

export const showFormPage = (transactions: Transactions, filling: Filling, adding: string): Promise<Answer> =>
  show(transactions, filling, { adding });

export const showSentPage = (transactions: Transactions, { me, formId, path }: Filling): Promise<Answer> =>
  transactions.read(async (tx) => page('pages/feedback/sent', await showForm(tx, me, formId, path)));

/** What somebody did with a form: sent it, kept it for later, or asked for room for one more thing learned. */
export function takeForm(transactions: Transactions, filling: Filling, body: FormBody): Promise<Answer> {
  const { me, formId, path } = filling;
  const fields = typedForm(body);
  const wanted = typedText(body, 'do').do;
  if (wanted !== 'send') {
    const adding = /^add-(\w+)$/.exec(wanted)?.[1];
    return attempt(
      async () => {
        await transactions.run((tx) => saveDraft(tx, me, formId, validateInput(SaveDraftInput, { fields })));
        return adding ? redirect(`${path}?add=${adding}#new`) : redirect(path, 'feedback.kept');
      },
      (problems) => show(transactions, filling, { fields, problems }),
    );
  }
  return submitForm({
    input: SendFormInput,
    body: formInput(fields),
    act: async (input) => {
      await transactions.run((tx) => sendForm(tx, me, formId, input));
      return redirect(`${path}/sent`);
    },
    again: (problems) => show(transactions, filling, { fields, problems }),
  });
}

/** Keeps what is typed so far, for the script; answers with when, and with what looks like a customer's data. */
export async function keepDraft(transactions: Transactions, { me, formId }: Filling, body: FormBody): Promise<Answer> {
  const fields = typedForm(body);
  const savedAt = await transactions.run((tx) => saveDraft(tx, me, formId, validateInput(SaveDraftInput, { fields })));
  const { timeZone } = await transactions.read((tx) => getDepartment(tx, me.departmentId));
  return page('pages/feedback/kept', { savedAt, timeZone, findings: listTextProblems(typedTexts(body)) });
}
