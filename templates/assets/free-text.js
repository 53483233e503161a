// Points at what looks like a customer's data in free texts while somebody types them. Without this file the server does so
// when they are sent.
const PAUSE_MILLISECONDS = 600;

for (const place of document.querySelectorAll('[data-free]')) {
  const fields = place.dataset.free.split(' ').flatMap((id) => document.getElementById(id) ?? []);
  let waiting;

  const check = async () => {
    const body = new URLSearchParams({ text: fields.map(({ value }) => value).join('\n') });
    const answer = await fetch('/text-checks', { method: 'POST', body }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = page.querySelector('[data-of]')?.textContent ?? '';
    const looks = place.querySelector('[data-looks]');
    place.hidden = !found;
    if (looks.textContent !== found) looks.textContent = found;
    if (!found) place.querySelector('input').checked = false;
  };

  for (const field of fields)
    field.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(check, PAUSE_MILLISECONDS);
    });
}
