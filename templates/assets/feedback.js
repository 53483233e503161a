// Keeps a form while one types, points at what looks like a customer's data and at what is not sent yet, suggests themes,
// and counts what is left. Without this file a button keeps it and the next page says all that.
const PAUSE_MILLISECONDS = 800;
const form = document.querySelector('form[data-kept]');
const tabKey = form && `form ${form.action}`;
const textsOf = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));

// Names of fields with something typed that was not kept yet.
const typing = new Set();
let waiting;
let sending;

async function keep() {
  clearTimeout(waiting);
  sending?.abort();
  sending = new AbortController();
  const unsaved = form.querySelector('[data-unsaved]');
  const typed = [...typing];
  try {
    const body = new URLSearchParams(new FormData(form));
    for (const name of typed) body.append('typing', name);
    const answer = await fetch(form.dataset.kept, { method: 'POST', body, signal: sending.signal });
    if (!answer.ok || answer.redirected) throw new Error('not kept');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    form.querySelector('[data-saved]').textContent = page.querySelector('[data-saved]').textContent;
    unsaved.hidden = true;
    sessionStorage.removeItem(tabKey);
    for (const name of typed) typing.delete(name);
    point(page);
    suggest(page);
    compare(page);
  } catch (error) {
    if (error.name === 'AbortError') return;
    form.querySelector('[data-saved]').textContent = '';
    unsaved.textContent = unsaved.dataset.unsaved;
    unsaved.hidden = false;
  }
}

function point(page) {
  for (const place of form.querySelectorAll('[data-vouch]')) {
    const found = page.querySelector(`[data-of="${CSS.escape(place.dataset.vouch)}"]`)?.textContent ?? '';
    const looks = place.querySelector('[data-looks]');
    if (looks.textContent !== found) looks.textContent = found;
    const box = place.querySelector('input');
    if (!found) box.checked = false;
    place.hidden = !found;
  }
}

/** Themes for what was typed; none where one was chosen, or none wanted. */
function suggest(page) {
  for (const found of page.querySelectorAll('[data-suggest]')) {
    const place = form.querySelector(`[data-suggest="${CSS.escape(found.dataset.suggest)}"]`);
    if (!place || place.innerHTML.trim() === found.innerHTML.trim()) continue;
    place.replaceChildren(...(isChosen(place) ? [] : found.cloneNode(true).childNodes));
  }
}

const themeBeside = (place) => document.getElementById(`${place.dataset.suggest}.themeId`);

function isChosen(place) {
  const theme = themeBeside(place);
  return theme.value !== '' || 'chosen' in theme.dataset;
}

/** What differs from what was sent, beside each question. */
function compare(page) {
  let some = false;
  for (const place of form.querySelectorAll('[data-unsent]')) {
    const found = page.querySelector(`[data-unsent="${place.dataset.unsent}"]`);
    some ||= found !== null;
    if (place.innerHTML.trim() !== (found?.innerHTML.trim() ?? ''))
      place.replaceChildren(...(found?.cloneNode(true).childNodes ?? []));
  }
  const isSent = document.querySelector('[data-all-sent]');
  if (!isSent) return;
  isSent.hidden = some;
  document.querySelector('[data-some-unsent]').hidden = !some;
  form.querySelector('[data-discard]').hidden = !some;
}

function count() {
  const headway = form.querySelector('[data-headway]');
  const questions = [...form.querySelectorAll('[data-question]')];
  const isAnswered = (question) =>
    question.querySelector('.scale :checked, :scope > .taps :checked') ||
    [...question.querySelectorAll('textarea')].some(({ value }) => value.trim());
  const left = questions.filter((question) => !isAnswered(question));
  const statements = left.filter((question) => question.querySelector('.scale')).length;
  headway.querySelector('progress').value = questions.length - left.length;
  headway.querySelector('[data-count]').textContent = inWords(
    headway.dataset,
    left.length - statements,
    statements,
    questions.length,
  );
}

function inWords(words, others, statements, all) {
  if (others + statements === 0) return words.none;
  if (others + statements === all) return words.asked;
  const said = (kind, number) => (number === 1 ? words[`${kind}One`] : words[`${kind}Many`].replace('99', number));
  const parts = [others && said('question', others), statements && said('statement', statements)].filter(Boolean);
  const both = parts.length > 1 ? words.both.replace('{1}', parts[0]).replace('{2}', parts[1]) : parts[0];
  return words.left.replace('{1}', both);
}

/** One more thing learned, made of the last one: blank, and with the next number in its names. */
function add(question) {
  const items = [...question.querySelectorAll('[data-item]')];
  const last = items.at(-1);
  const [from, to] = [items.length - 1, items.length];
  const item = last.cloneNode(true);
  item.removeAttribute('id');
  item.querySelectorAll('.fault').forEach((fault) => fault.remove());
  for (const part of item.querySelectorAll('*')) {
    part.removeAttribute('aria-invalid');
    part.removeAttribute('aria-describedby');
    for (const name of ['id', 'name', 'for', 'data-vouch', 'data-suggest']) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.replace(`.${from}.`, `.${to}.`));
    }
    if (part.matches('textarea, select, input[type=number], input[type=hidden]')) part.value = '';
    if (part.matches('[type=radio], [type=checkbox]')) part.checked = false;
    if (part.matches('[data-vouch]')) part.hidden = true;
    if (part.matches('[data-suggest]')) part.replaceChildren();
    delete part.dataset.chosen;
  }
  const text = item.querySelector('textarea');
  text.setAttribute('aria-label', `${question.querySelector('legend').textContent} (${to + 1})`);
  last.after(item);
  const most = 5;
  if (to + 1 >= most) question.querySelector('[data-add]').hidden = true;
  return text;
}

/** Whoever chose a theme, or none, is suggested no other. */
function choose(select) {
  const place = form.querySelector(`[data-suggest="${CSS.escape(select.name.replace(/\.themeId$/, ''))}"]`);
  if (!place) return;
  select.dataset.chosen = '';
  place.replaceChildren();
}

function take(button) {
  const theme = themeBeside(button.closest('[data-suggest]'));
  if (theme.value === '') theme.value = button.dataset.theme;
  theme.focus();
  theme.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What this tab held when the connection failed. */
function restore() {
  const held = JSON.parse(sessionStorage.getItem(tabKey) ?? 'null');
  if (!held) return;
  for (const name of Object.keys(held)) {
    const [question, number] = name.split('.');
    const place = document.getElementById(question);
    while (/^\d+$/.test(number) && place && place.querySelectorAll('[data-item]').length <= Number(number)) add(place);
  }
  for (const field of form.elements) {
    if (!(field.name in held) || field.type === 'submit') continue;
    if (/radio|checkbox/.test(field.type)) field.checked = field.value === held[field.name];
    else field.value = held[field.name];
    if (field.matches('textarea')) typing.add(field.name);
  }
  void keep();
}

if (form) {
  form.querySelector('[data-unscripted]').hidden = true;
  restore();
  count();
  form.addEventListener('input', ({ target }) => {
    if (target.matches('textarea')) typing.add(target.name);
    if (target.matches('select')) choose(target);
    sessionStorage.setItem(tabKey, JSON.stringify(textsOf()));
    count();
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE_MILLISECONDS);
  });
  form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-add], [data-theme]');
    if (!button) return;
    event.preventDefault();
    if ('add' in button.dataset) add(button.closest('[data-question]')).focus();
    else take(button);
  });
  form.addEventListener('submit', () => {
    // What is sent is not kept a moment later as if it were not.
    clearTimeout(waiting);
    sending?.abort();
    if (navigator.onLine) sessionStorage.removeItem(tabKey);
  });
  addEventListener('online', keep);
}
