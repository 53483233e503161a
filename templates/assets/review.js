// Drags a visit along the row of its hire. While it is held, each day says whether it can be there; the same rules answer
// when it is let go. Whoever does not drag chooses the visit, and a moment on its own page.
const board = document.querySelector('[data-board]');
const said = document.querySelector('[data-said]');
const form = document.querySelector('[data-move]');

/** What is held: its chip, and its moments by date once they are known. */
let held = null;

async function readMoments({ rotation, stop, placement }) {
  const query = new URLSearchParams({
    rotationId: rotation,
    stopId: stop,
    ...(placement && { placementId: placement }),
  });
  const answer = await fetch(`/api/v1/plans/${board.dataset.board}/moments?${query}`);
  if (!answer.ok) return new Map();
  const { items } = await answer.json();
  return Map.groupBy(items, ({ date }) => date);
}

const daysOf = (chip) => [...chip.closest('tr').querySelectorAll('[data-date]')];
const dayUnder = (target) => target.closest?.('[data-date]');
const isOfHire = (day) => held && day?.closest('tr') === held.chip.closest('tr');
const possible = (moments) => (moments ?? []).filter(({ reason, isNow }) => !reason && !isNow);

function hold(chip) {
  const moments = readMoments(chip.dataset);
  held = { chip, moments };
  chip.classList.add('dragged');
  const own = held;
  moments.then((byDate) => {
    if (held !== own) return;
    for (const day of daysOf(chip)) {
      const there = byDate.get(day.dataset.date);
      day.classList.add(possible(there).length ? 'can' : 'cannot');
    }
  });
}

function letGo() {
  if (!held) return;
  held.chip.classList.remove('dragged');
  for (const day of daysOf(held.chip)) day.classList.remove('can', 'cannot', 'over');
  held = null;
}

function send({ rotation, stop, placement }, slotId) {
  const fields = form.elements;
  fields.rotationId.value = rotation;
  fields.stopId.value = stop;
  fields.placementId.value = placement ?? '';
  fields.slotId.value = slotId;
  form.requestSubmit();
}

const hours = ({ startsAt, endsAt }) => `${startsAt.slice(11, 16)}–${endsAt.slice(11, 16)}`;

function choose(chip, moments) {
  const dialog = document.createElement('dialog');
  dialog.className = 'board-choice';
  dialog.setAttribute('closedby', 'any');
  dialog.setAttribute('aria-label', said.dataset.choose);
  const title = document.createElement('b');
  title.textContent = said.dataset.choose;
  dialog.append(title);
  for (const moment of moments) {
    const button = document.createElement('button');
    button.className = 'button second';
    button.textContent = `${hours(moment)} · ${moment.location}`;
    button.addEventListener('click', () => send(chip.dataset, moment.slotId));
    dialog.append(button);
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

async function drop(day) {
  const { chip, moments } = held;
  letGo();
  const there = (await moments).get(day.dataset.date) ?? [];
  const free = possible(there);
  if (free.length === 1) send(chip.dataset, free[0].slotId);
  else if (free.length) choose(chip, free);
  else if (!there.some(({ isNow }) => isNow))
    said.textContent = there.find(({ detail }) => detail)?.detail ?? said.dataset.none;
}

if (board) {
  for (const chip of board.querySelectorAll('.chip')) chip.draggable = true;
  board.addEventListener('dragstart', (event) => {
    const chip = event.target.closest?.('.chip');
    if (!chip) return;
    event.dataTransfer.effectAllowed = 'move';
    said.textContent = '';
    hold(chip);
  });
  board.addEventListener('dragover', (event) => {
    const day = dayUnder(event.target);
    if (!isOfHire(day)) return;
    event.preventDefault();
    for (const other of daysOf(held.chip)) other.classList.toggle('over', other === day);
  });
  board.addEventListener('drop', (event) => {
    const day = dayUnder(event.target);
    if (!isOfHire(day)) return;
    event.preventDefault();
    void drop(day);
  });
  board.addEventListener('dragend', letGo);
}
