// Proposes people while one types. Without this file the server finds out who is meant.
let waiting;

async function propose(field) {
  const answer = await fetch(`/people/suggestions?search=${encodeURIComponent(field.value)}`);
  if (answer.ok && !answer.redirected) field.list.innerHTML = await answer.text();
}

document.addEventListener('input', ({ target }) => {
  // What comes from the list is a whole address: nothing is left to propose.
  if (!target.matches('[data-people]') || target.value.length < 2 || target.value.endsWith('>')) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => propose(target).catch(() => {}), 150);
});
