/*
 * What tables and timelines do: sort, filter. Loaded behind the content of the pages that have them; without
 * it they can be read as they are.
 */
(function () {
  'use strict';

  const counted = /^en/.test(document.documentElement.lang)
    ? ['', ' of ', '', '', ' in all']
    : ['显示', '项，共', '项', '共', '项'];

  /** @param {number} shown @param {number} of */
  function count(shown, of) {
    const [show, between, items, whole, wholeItems] = counted;
    return shown === of ? whole + of + wholeItems : show + shown + between + of + items;
  }

  /** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  /** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement | null} */
  const first = (selector, within) => (within || document).querySelector(selector);

  // == tables: a head with data-sort sorts inside the groups; an input with data-filter="#table" filters ==

  /** @param {Element} body @returns {HTMLElement[]} the rows that hold a record */
  const records = (body) => all('tr:not(.grp)', body);

  /** @param {HTMLElement} table */
  function makeSortable(table) {
    all('th[data-sort]', table).forEach((head) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute('aria-sort', 'none');
      const column = Array.from(head.parentElement?.children || []).indexOf(head);
      /** @param {Element} row */
      const figure = (row) => parseFloat(row.children[column].textContent || '') || 0;
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') === 'descending' ? 1 : -1;
        all('th[aria-sort]', table).forEach((other) => other.setAttribute('aria-sort', 'none'));
        head.setAttribute('aria-sort', up > 0 ? 'ascending' : 'descending');
        all('tbody', table).forEach((body) => {
          body.append(...records(body).sort((a, b) => up * (figure(a) - figure(b))));
        });
      });
    });
  }

  /** @param {HTMLElement} input */
  function watchFilter(input) {
    const table = first(input.getAttribute('data-filter') || '');
    if (!table || !(input instanceof HTMLInputElement)) return;
    const status = document.createElement('span');
    status.className = 'u-dim';
    status.setAttribute('role', 'status');
    input.after(status);
    input.addEventListener('input', () => {
      const wanted = input.value.trim().toLowerCase();
      all('tbody', table).forEach((body) => {
        records(body).forEach((row) => {
          row.hidden = !row.textContent?.toLowerCase().includes(wanted);
        });
        const head = first('.grp', body);
        if (head) head.hidden = records(body).every((row) => row.hidden);
      });
      const rows = records(table).filter((row) => row.parentElement?.tagName === 'TBODY');
      status.textContent = count(rows.filter((row) => !row.hidden).length, rows.length);
    });
  }

  // == who has reported: a box with data-only-missing="#table" leaves the rows where something is missing ==

  /** @param {HTMLElement} box */
  function watchMissing(box) {
    const table = first(box.getAttribute('data-only-missing') || '');
    if (!table || !(box instanceof HTMLInputElement)) return;
    const show = () => {
      all('tbody tr', table).forEach((row) => {
        row.hidden = box.checked && !first('.st-none', row);
      });
    };
    box.addEventListener('change', show);
    show();
  }

  // == timeline: selects u, t, c (unit, theme, campaign) combine; their state is kept in the address ==

  function watchTimeline() {
    const filters = first('[data-tl-filter]');
    if (!filters) return;
    const output = first('output', filters);
    const items = all('.tl > li');
    const selects = /** @type {HTMLSelectElement[]} */ (all('select', filters));
    const given = new URLSearchParams(window.location.search);
    selects.forEach((select) => {
      const wanted = given.get(select.name);
      if (Array.from(select.options).some((option) => option.value === wanted)) select.value = wanted || '';
    });

    function show() {
      const chosen = selects.filter((select) => select.value);
      items.forEach((item) => {
        item.hidden = !chosen.every((select) => {
          return (item.getAttribute('data-' + select.name) || '').split(' ').includes(select.value);
        });
      });
      all('.tl-m').forEach((month) => {
        month.hidden = !first('li:not([hidden])', month);
      });
      if (chosen.length) all('.tl-rest').forEach((rest) => rest.setAttribute('open', ''));
      if (output) output.textContent = count(items.filter((item) => !item.hidden).length, items.length);
    }

    // The ways to other pages and months of this timeline take the choice along.
    function keep() {
      const chosen = selects.filter((select) => select.value).map((select) => [select.name, select.value]);
      const state = chosen.length ? '?' + new URLSearchParams(chosen) : '';
      all('.tl-jump a, .tl-aside a, .pages a').forEach((link) => {
        const [, path, anchor] = /^([^?#]*)[^#]*(.*)$/.exec(link.getAttribute('href') || '') || [];
        if (path) link.setAttribute('href', path + state + anchor);
      });
      return state;
    }

    filters.addEventListener('change', () => {
      const state = keep();
      try {
        window.history.replaceState(null, '', (state || window.location.pathname) + window.location.hash);
      } catch {
        // A page from the disk may refuse to change its address; the filter works all the same.
      }
      show();
    });
    keep();
    show();
  }

  all('[data-sortable]').forEach(makeSortable);
  all('[data-filter]').forEach(watchFilter);
  all('[data-only-missing]').forEach(watchMissing);
  watchTimeline();
})();
