// Drags a card to the column where it should be. What needs words (a result, a reason) is asked for on the page of the
// action; whoever does not drag has the buttons.
const board = document.querySelector('[data-actions]');
const columnOf = (target) => target.closest?.('[data-column]');
const forms = { done: 'finish', dropped: 'drop' };

let held = null;

function goTo(card, state) {
  const from = columnOf(card).dataset.column;
  if (from === state) return;
  // What ended is taken up again wherever else it is put.
  const back = forms[from] && !forms[state] ? card.querySelector('form[data-to]') : null;
  const form = card.querySelector(`form[data-to="${state}"]`) ?? back;
  if (form) form.requestSubmit();
  else if (forms[state] && (from === 'open' || from === 'doing'))
    location.assign(`/actions/${card.dataset.card}?form=${forms[state]}`);
}

const mark = (column) => {
  for (const other of board.children) other.classList.toggle('over', other === column);
};

for (const card of board.querySelectorAll('[data-movable]')) card.draggable = true;
board.addEventListener('dragstart', (event) => {
  held = event.target.closest?.('[data-movable]');
  if (!held) return;
  event.dataTransfer.effectAllowed = 'move';
  held.classList.add('dragged');
});
board.addEventListener('dragover', (event) => {
  const column = columnOf(event.target);
  if (!held || !column) return;
  event.preventDefault();
  mark(column);
});
board.addEventListener('drop', (event) => {
  const column = columnOf(event.target);
  if (!held || !column) return;
  event.preventDefault();
  goTo(held, column.dataset.column);
});
board.addEventListener('dragend', () => {
  held?.classList.remove('dragged');
  held = null;
  mark(null);
});
