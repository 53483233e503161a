// A week or day on a grid, in the place of the list that a page has without script, where there is room for one.
// The element holds a JSON description of what to show and the list itself, marked data-instead.
const ROOMY = matchMedia('(min-width: 48rem)');

function show(place) {
  const told = JSON.parse(place.querySelector('script').textContent);
  const list = place.querySelector('[data-instead]');
  const grid = document.createElement('div');
  place.append(grid);
  let calendar = null;
  const fit = () => {
    list.hidden = ROOMY.matches;
    grid.hidden = !ROOMY.matches;
    if (ROOMY.matches) calendar ??= draw(grid, told);
  };
  ROOMY.addEventListener('change', fit);
  fit();
}

function draw(grid, told) {
  return EventCalendar.create(grid, {
    view: told.days === 1 ? 'timeGridDay' : 'timeGridWeek',
    date: told.date,
    locale: told.language,
    firstDay: 1,
    hiddenDays: told.days === 5 ? [0, 6] : [],
    slotMinTime: told.from,
    slotMaxTime: told.to,
    slotHeight: 28,
    height: 'auto',
    headerToolbar: { start: '', center: '', end: '' },
    allDaySlot: false,
    eventStartEditable: false,
    eventDurationEditable: false,
    events: told.events.map(({ path, note, kind, ...event }) => ({
      ...event,
      classNames: ['moment', kind],
      extendedProps: { path, note },
    })),
    eventContent: ({ event, timeText }) => ({ domNodes: [moment(event, timeText)] }),
    // It is a link inside that is clicked, by mouse and keyboard alike.
    eventDidMount: ({ el }) => ['role', 'tabindex'].forEach((name) => el.removeAttribute(name)),
    selectable: Boolean(told.publishPath),
    select: ({ startStr, endStr }) => publish(told.publishPath, startStr, endStr),
    // Its roles promise a table that the cells do not keep.
    viewDidMount: () => requestAnimationFrame(() => plain(grid, told.label)),
  });
}

function moment(event, timeText) {
  const link = document.createElement('a');
  const line = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    link.append(element);
  };
  link.href = event.extendedProps.path;
  line('time', timeText);
  line('b', event.title);
  line('small', event.extendedProps.note);
  return link;
}

function publish(path, start, end) {
  const url = new URL(path, location.href);
  url.searchParams.set('date', start.slice(0, 10));
  url.searchParams.set('from', start.slice(11, 16));
  url.searchParams.set('to', end.slice(11, 16));
  location.assign(url);
}

function plain(grid, label) {
  grid.querySelectorAll('[role]').forEach((element) => element.removeAttribute('role'));
  grid.setAttribute('role', 'group');
  grid.setAttribute('aria-label', label);
}

document.querySelectorAll('[data-calendar]').forEach(show);
