// Turns the page of a screen on a wall, and fetches it anew. What was fetched last stays when there is no connection.
const SHOWN_SECONDS = 20;
const FETCHED_SECONDS = 300;

let shown = 0;
let isPaused = false;

const turns = () => [...document.querySelectorAll('.turn')];
const links = () => [...document.querySelectorAll('footer nav a')];

function show(number) {
  const all = turns();
  shown = (number + all.length) % all.length;
  all.forEach((turn, index) => (turn.hidden = index !== shown));
  links().forEach((link, index) =>
    index === shown ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'),
  );
}

function pause(pauses) {
  isPaused = pauses;
  const button = document.querySelector('[data-pause]');
  if (!button) return;
  button.hidden = false;
  button.setAttribute('aria-pressed', String(isPaused));
}

async function fetchAnew() {
  const answer = await fetch(document.body.dataset.wall, { cache: 'no-store' }).catch(() => null);
  // Another secret, or none any more: the page says so itself.
  if (answer?.status === 404) location.reload();
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of ['header', 'main', 'footer']) {
    const old = document.querySelector(part);
    if (old && fresh.querySelector(part)) old.replaceWith(fresh.querySelector(part));
  }
  pause(isPaused);
  show(Math.min(shown, turns().length - 1));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('footer nav a');
  if (link) {
    event.preventDefault();
    show(links().indexOf(link));
  }
  if (event.target.closest('[data-pause]')) pause(!isPaused);
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowRight') show(shown + 1);
  if (event.key === 'ArrowLeft') show(shown - 1);
});

shown = Math.max(
  0,
  turns().findIndex((turn) => !turn.hidden),
);
pause(false);
setInterval(() => isPaused || show(shown + 1), SHOWN_SECONDS * 1000);
setInterval(fetchAnew, FETCHED_SECONDS * 1000);
