// Pages work without this file. It saves a second click, the place of a mistake, and what somebody was typing.
const faults = document.querySelector('[data-faults]') ?? document.querySelector('[aria-invalid=true]');
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

// A notice means that the last act went through: its draft has done its work. A screen reader hears what changes, not
// what was there from the start: the words are put in their place once more.
const done = document.querySelector('[data-done] > span');
if (done) {
  sessionStorage.clear();
  setTimeout(() => done.replaceWith(done.cloneNode(true)), 300);
}
document.querySelectorAll(drafted).forEach(restoreDraft);

document.addEventListener('input', ({ target }) => {
  const form = target.closest(drafted);
  if (form) keepDraft(form);
});

// Where one is, in a row of places that is longer than a phone is wide.
const here = document.querySelector('.rooms [aria-current]');
if (here) here.closest('.places').scrollLeft = here.offsetLeft + here.offsetWidth - innerWidth / 2;

const banner = document.querySelector('[data-offline]');
const tellWhetherOnline = () => (banner.textContent = navigator.onLine ? '' : banner.dataset.offline);
addEventListener('online', tellWhetherOnline);
addEventListener('offline', tellWhetherOnline);
if (!navigator.onLine) tellWhetherOnline();

document.addEventListener('submit', (event) => {
  const form = event.target;
  // What is sent into a frame leaves this page as it is.
  if (form.method !== 'post' || event.submitter?.formTarget) return;
  if (!navigator.onLine) {
    // Sent now, the page with all that was typed would make way for the browser's own "no connection".
    event.preventDefault();
    tellWhetherOnline();
    banner.scrollIntoView({ block: 'nearest' });
    return;
  }
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
});

// Back to a page out of the browser's memory: its forms may be sent again.
addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent);
});

// The menu that lies over the page goes away as any menu does.
const menu = document.querySelector('details.more');
document.addEventListener('click', ({ target }) => {
  if (menu?.open && !menu.contains(target)) menu.open = false;
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

const { worker } = document.documentElement.dataset;
if (worker && 'serviceWorker' in navigator) {
  addEventListener('load', () => navigator.serviceWorker.register(worker).catch(() => undefined));
}
