import { listTextProblems } from '../platform/customer-data.js';
import type { Transactions } from '../platform/database/transactions.js';
import { validateInput } from '../platform/http/validate-input.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { attempt, type FormBody, submitForm, typedList, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, page, redirect } from '../platform/views/page.js';
import { discardDraft } from './discard-draft.js';
import { SaveDraftInput, SendFormInput } from './form.dto.js';
import { getForm } from './forms.queries.js';
import { findSent } from './kept-form.queries.js';
import { readQuestions } from './questions.queries.js';
import { saveDraft } from './save-draft.js';
import { sendForm } from './send-form.js';
import { showForm } from './show-form.js';
import type { Filled } from './show-question.js';
import { showUnsent } from './show-unsent.js';
import { listSuggestedThemes } from './suggested-themes.queries.js';
import { formInput, typedForm, type TypedForm, typedTexts } from './typed-form.js';

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

/** What somebody did with a form: sent it, kept it for later, went back to what was sent, or asked for a field or a theme. */
export function takeForm(transactions: Transactions, filling: Filling, body: FormBody): Promise<Answer> {
  const { me, formId, path } = filling;
  const [wanted = '', name = '', value = ''] = typedText(body, 'do').do.split(' ');
  const fields = typedForm(wanted === 'theme' ? withTheme(body, name, value) : body);
  const again = (problems: FormProblems) => show(transactions, filling, { fields, problems });
  if (wanted === 'send')
    return submitForm({
      input: SendFormInput,
      body: formInput(fields),
      act: async (input) => {
        await transactions.run((tx) => sendForm(tx, me, formId, input));
        return redirect(`${path}/sent`);
      },
      again,
    });
  return attempt(async () => {
    if (wanted === 'discard') {
      await transactions.run((tx) => discardDraft(tx, me, formId));
      return redirect(path, 'feedback.discarded');
    }
    await transactions.run((tx) => saveDraft(tx, me, formId, validateInput(SaveDraftInput, { fields })));
    if (wanted === 'add') return redirect(`${path}?add=${encodeURIComponent(name)}#new`);
    return wanted === 'theme'
      ? redirect(`${path}#${encodeURIComponent(name)}.themeId`)
      : redirect(path, 'feedback.kept');
  }, again);
}

/** With the theme that was suggested for a thing learned, unless another was chosen. */
const withTheme = (body: FormBody, item: string, themeId: string): FormBody => {
  const field = `${item}.themeId`;
  return { ...body, [field]: body?.[field] || themeId };
};

/**
 * Keeps what is typed so far, for the script; answers with when, with what looks like a customer's data, with what is not
 * sent yet, and with themes for what is being typed, in the fields named `typing`.
 */
export async function keepDraft(transactions: Transactions, { me, formId }: Filling, body: FormBody): Promise<Answer> {
  const fields = typedForm(body);
  const savedAt = await transactions.run((tx) => saveDraft(tx, me, formId, validateInput(SaveDraftInput, { fields })));
  const typing = typedList(body, 'typing').flatMap((field) => /^(.+)\.text$/.exec(field)?.[1] ?? []);
  return transactions.read(async (tx) => {
    const form = await getForm(tx, me, formId);
    const sent = await findSent(tx, form);
    const suggested = await listSuggestedThemes(tx, me, itemsIn(body, typing));
    return page('pages/feedback/kept', {
      savedAt,
      timeZone: (await getDepartment(tx, me.departmentId)).timeZone,
      findings: listTextProblems(typedTexts(body)),
      unsent: sent ? showUnsent(await readQuestions(tx, form, me.language), fields, sent) : [],
      suggested: typing.map((name) => ({ name, theme: suggested[name] ?? null })),
    });
  });
}

/** What is typed into these things learned, by the names on the page. */
const itemsIn = (body: FormBody, names: string[]): TypedForm =>
  typedText(body, ...names.flatMap((name) => [`${name}.text`, `${name}.themeId`]));
