// Stops are added, moved and taken away without a new page, and the picture follows what is typed. The server draws both.
const PAUSE_MILLISECONDS = 400;
const form = document.querySelector('[data-programme]');
let latest = 0;

async function ask(step) {
  const asked = ++latest;
  const body = new URLSearchParams(new FormData(form));
  body.set('step', step);
  const answer = await fetch(form.action, { method: 'POST', body });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // Only the answer to what was asked last is still true.
  return asked === latest ? drawn : null;
}

const put = (drawn, id) => document.getElementById(id).replaceWith(drawn.getElementById(id));

form.addEventListener('click', async (event) => {
  const button = event.target.closest('button[name=step]');
  if (!button) return;
  event.preventDefault();
  const step = button.value;
  try {
    const drawn = await ask(step);
    if (!drawn) return;
    ['stops', 'picture', 'audience'].forEach((id) => put(drawn, id));
    focusAfter(step);
  } catch {
    // No connection, or no session any more: the browser's own way says so.
    form.requestSubmit(button.isConnected ? button : undefined);
  }
});

function focusAfter(step) {
  const [act, at] = step.split('.');
  const stops = [...form.querySelectorAll('.stop-fields')];
  const moved = { add: stops.length - 1, up: at - 1, down: Number(at) + 1, removal: Math.min(at, stops.length - 1) }[
    act
  ];
  const field = stops[moved]?.querySelector('select') ?? document.getElementById('stops');
  field.focus();
  field.scrollIntoView({ block: 'nearest' });
}

let waiting = 0;
form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const drawn = await ask('look').catch(() => null);
    if (drawn) ['picture', 'audience'].forEach((id) => put(drawn, id));
  }, PAUSE_MILLISECONDS);
});
