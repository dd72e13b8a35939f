'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const items = data.items;
  const remedies = data.remedies;
  const page = 200;
  const search = document.getElementById('search');
  const status = document.getElementById('status');
  const cause = document.getElementById('cause');
  const shown = document.getElementById('shown');
  const rows = document.getElementById('rows');
  const more = document.getElementById('more');
  const none = document.getElementById('none');

  const problems = (item) => (item.error ? [item.error] : []).concat(item.warnings);
  const texts = items.map((item) => [item.fullSlug, item.uuid, item.sourceId, item.targetId, item.kind, item.operation]
    .concat(item.reasons, problems(item).map((one) => one.code + ' ' + one.message))
    .join('\n').toLowerCase());

  let found = [];
  let limit = page;

  // escapes control and format characters, as the rest of the page does
  const unsafe = /(?![\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
  const visible = (text) => text.replace(unsafe, (c) => Array.from({ length: c.length }, (_, unit) =>
    '\\u' + c.charCodeAt(unit).toString(16).padStart(4, '0')).join(''));

  const count = (number, noun) => number + ' ' + noun + (number === 1 ? '' : 's');

  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = visible(text);
    if (name) element.className = name;
    return element;
  };

  const fact = (list, name, value) => {
    if (value === null || value === '' || value === undefined) return;
    list.append(make('dt', name), make('dd', String(value)));
  };

  // every differing place: the target's value before the run, and the source's
  const changes = (item) => {
    const list = make('ul', undefined, 'changes');
    const add = (...parts) => {
      const line = make('li');
      line.append(...parts);
      list.append(line);
    };
    const value = (tag, text) => (text === null ? make('span', '(none)', 'soft') : make(tag, text === '' ? '(empty)' : text));
    item.differences.forEach((one) => {
      (one.places || []).forEach((place) =>
        add(make('code', one.field + place.pointer), ': ', value('del', place.old), ' → ', value('ins', place.new)));
      if (!one.places) add(make('code', one.field), ': ' + visible(one.detail));
      if (one.morePlaces) add(make('span', 'and ' + count(one.morePlaces, 'more place') + ' in ' + one.field, 'soft'));
    });
    return list;
  };

  const details = (item) => {
    const box = make('details');
    box.append(make('summary', 'details'));
    if (item.differences.length > 0) box.append(changes(item));
    const list = make('dl');
    problems(item).forEach((one) => {
      fact(list, one.code, one.message);
      fact(list, 'status', one.httpStatus);
      fact(list, 'what to do', remedies[one.code]);
    });
    fact(list, 'uuid', item.uuid);
    fact(list, 'id in source', item.sourceId);
    fact(list, 'id in target', item.targetId);
    fact(list, 'took', item.durationMs + ' ms');
    fact(list, 'repeated', item.retries || null);
    fact(list, '429s', item.throttled || null);
    box.append(list);
    return box;
  };

  const row = (item) => {
    const line = make('tr');
    const name = make('td');
    name.append(make('bdi', item.fullSlug, 'slug'), ' ', make('span', item.kind, 'soft'));
    const state = make('td');
    state.append(make('span', item.status, 'chip ' + item.status));
    if (item.warnings.length > 0) state.append(' ', make('span', 'warning', 'chip warning'));
    const why = make('td');
    problems(item).forEach((one) => why.append(make('p', one.message)));
    if (!item.error) why.append(make('p', item.reasons.join('; '), 'soft'));
    why.append(details(item));
    line.append(name, state, make('td', item.operation), why);
    return line;
  };

  const matches = (item, index, words) =>
    words.every((word) => texts[index].includes(word))
    && (status.value === '' || (status.value === 'warnings' ? item.warnings.length > 0
      : status.value === 'open' ? !item.synced
      : status.value === 'created' ? item.status === 'succeeded' && item.operation === 'create'
      : status.value === 'updated' ? item.status === 'succeeded' && item.operation === 'update'
      : item.status === status.value))
    && (cause.value === '' || problems(item).some((one) => one.code === cause.value));

  const show = () => {
    rows.replaceChildren(...found.slice(0, limit).map(row));
    none.hidden = found.length > 0;
    more.hidden = found.length <= limit;
    more.textContent = 'Show ' + Math.min(page, found.length - limit) + ' more';
    shown.textContent = (found.length === items.length ? '' : found.length + ' of ') + count(items.length, 'item');
  };

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    found = items.filter((item, index) => matches(item, index, words));
    limit = page;
    show();
  };

  const jump = (newStatus, newCause) => {
    search.value = '';
    status.value = newStatus;
    cause.value = newCause;
    filter();
    document.getElementById('items').scrollIntoView();
  };

  search.addEventListener('input', filter);
  status.addEventListener('change', filter);
  cause.addEventListener('change', filter);
  more.addEventListener('click', () => { limit += page; show(); });
  document.querySelectorAll('[data-status]').forEach((button) => button.addEventListener('click', () => jump(button.dataset.status, '')));
  document.querySelectorAll('[data-cause]').forEach((button) => button.addEventListener('click', () => jump('', button.dataset.cause)));
  filter();
})();
