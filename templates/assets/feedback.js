// Keeps a form while one types, points at what looks like a customer's data, and counts what is left. Without this file
// a button keeps it, the server points when it is sent, and one more thing learned comes with a new page.
const PAUSE_MILLISECONDS = 800;
const form = document.querySelector('form[data-kept]');
const tabKey = form && `form ${form.action}`;
const textsOf = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));

let waiting;
let sending;

async function keep() {
  clearTimeout(waiting);
  sending?.abort();
  sending = new AbortController();
  const unsaved = form.querySelector('[data-unsaved]');
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.dataset.kept, { method: 'POST', body, signal: sending.signal });
    if (!answer.ok || answer.redirected) throw new Error('not kept');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    form.querySelector('[data-saved]').textContent = page.querySelector('[data-saved]').textContent;
    unsaved.hidden = true;
    sessionStorage.removeItem(tabKey);
    point(page);
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

function count() {
  const headway = form.querySelector('[data-headway]');
  const questions = [...form.querySelectorAll('[data-question]')];
  const isAnswered = (question) =>
    question.querySelector('.scale :checked, :scope > .taps :checked') ||
    [...question.querySelectorAll('textarea')].some(({ value }) => value.trim());
  const left = questions.filter((question) => !isAnswered(question)).length;
  const { left: many, leftOne: one, leftNone: none } = headway.dataset;
  headway.querySelector('progress').value = questions.length - left;
  headway.querySelector('[data-count]').textContent = left === 0 ? none : left === 1 ? one : many.replace('99', left);
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
    for (const name of ['id', 'name', 'for', 'data-vouch']) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.replace(`.${from}.`, `.${to}.`));
    }
    if (part.matches('textarea, select, input[type=number], input[type=hidden]')) part.value = '';
    if (part.matches('[type=radio], [type=checkbox]')) part.checked = false;
    if (part.matches('[data-vouch]')) part.hidden = true;
  }
  const text = item.querySelector('textarea');
  text.setAttribute('aria-label', `${question.querySelector('legend').textContent} (${to + 1})`);
  last.after(item);
  const most = 5;
  if (to + 1 >= most) question.querySelector('[data-add]').hidden = true;
  return text;
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
  }
  void keep();
}

if (form) {
  form.querySelector('[data-unscripted]').hidden = true;
  restore();
  count();
  form.addEventListener('input', () => {
    sessionStorage.setItem(tabKey, JSON.stringify(textsOf()));
    count();
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE_MILLISECONDS);
  });
  form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-add]');
    if (!button) return;
    event.preventDefault();
    add(button.closest('[data-question]')).focus();
  });
  form.addEventListener('submit', () => {
    // What is sent is not kept a moment later as if it were not.
    clearTimeout(waiting);
    sending?.abort();
    if (navigator.onLine) sessionStorage.removeItem(tabKey);
  });
  addEventListener('online', keep);
}
