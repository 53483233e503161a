// Offers names while somebody types one; the server takes whatever stands in the field.
const PAUSE_MILLISECONDS = 150;

document.querySelectorAll('[data-suggest]').forEach((field) => {
  let waiting = 0;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(field), PAUSE_MILLISECONDS);
  });
});

async function suggest(field) {
  const search = field.value.trim();
  if (search.length < 2 || search.endsWith(')')) return;
  const answer = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ search })}`);
  if (!answer.ok || field.value.trim() !== search) return;
  const options = (await answer.json()).map(({ value, note }) => {
    const option = document.createElement('option');
    option.value = value;
    option.label = note;
    return option;
  });
  field.list.replaceChildren(...options);
}
