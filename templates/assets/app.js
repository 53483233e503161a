// Pages work without this file. It saves a second click, the place of a mistake and what somebody was typing.
const faults = document.querySelector('[data-faults]');
faults?.focus();

const draftKey = (form) => `draft ${form.action}`;
const drafted = 'form[data-draft]';
const texts = (form) => [...form.querySelectorAll('textarea, input[type=text]')];

function keepDraft(form) {
  sessionStorage.setItem(draftKey(form), JSON.stringify(texts(form).map((field) => field.value)));
}

function restoreDraft(form) {
  const kept = JSON.parse(sessionStorage.getItem(draftKey(form)) ?? '[]');
  texts(form).forEach((field, index) => {
    if (!field.value && kept[index]) field.value = kept[index];
  });
}

// A notice means that the last act went through: its draft has done its work.
if (document.querySelector('[data-done]')) sessionStorage.clear();
document.querySelectorAll(drafted).forEach(restoreDraft);

document.addEventListener('input', ({ target }) => {
  const form = target.closest(drafted);
  if (form) keepDraft(form);
});

document.addEventListener('submit', (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  if (event.target.method === 'post') event.target.dataset.sent = 'yes';
});

// Back to a page out of the browser's memory: its forms may be sent again.
addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
});
