/*
 * What the pages do beyond reading, linking and printing, all of which works without this file:
 * choice of colours and text size, the "/" key, the contents list that follows the reader, sorting and
 * filtering of tables, the filters of the timeline, copying and printing.
 * A classic script for Chromium 86 and Firefox 102; loaded in <head> so that a kept choice shows at once.
 */
(function () {
  'use strict';

  const root = document.documentElement;

  /** The few words that only a script shows. */
  const words = /^en/.test(root.lang)
    ? {
        display: 'Display',
        copied: 'Copied',
        groups: { size: 'Text size', theme: 'Colours' },
        choices: { size: ['Standard', 'Large', 'Largest'], theme: ['System', 'Light', 'Dark'] },
        /** @param {number} shown @param {number} all */
        count: (shown, all) => shown + ' of ' + all,
      }
    : {
        display: '显示',
        copied: '已复制',
        groups: { size: '字号', theme: '配色' },
        choices: { size: ['标准', '大', '特大'], theme: ['跟随系统', '浅色', '深色'] },
        /** @param {number} shown @param {number} all */
        count: (shown, all) => (shown === all ? '共' + all + '项' : '显示' + shown + '项，共' + all + '项'),
      };

  /**
   * @param {string} selector
   * @param {ParentNode} [within]
   * @returns {HTMLElement[]}
   */
  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  /**
   * @param {string} selector
   * @param {ParentNode} [within]
   * @returns {HTMLElement | null}
   */
  function first(selector, within) {
    return (within || document).querySelector(selector);
  }

  // == the reader's own choices =====================================================================

  /** @typedef {'size' | 'theme'} Preference */

  /** @type {{name: Preference, values: string[]}[]} */
  const preferences = [
    { name: 'size', values: ['', 'l', 'xl'] },
    { name: 'theme', values: ['', 'light', 'dark'] },
  ];

  /**
   * A browser may refuse storage (file:// in a locked-down profile): then a choice lasts for the page.
   * @param {(storage: Storage) => string | null | void} action
   */
  function stored(action) {
    try {
      return action(window.localStorage) || '';
    } catch {
      return '';
    }
  }

  /** @param {Preference} name @param {string} value */
  function apply(name, value) {
    if (value) root.setAttribute('data-' + name, value);
    else root.removeAttribute('data-' + name);
  }

  /** @param {{name: Preference, values: string[]}} preference */
  function choices(preference) {
    const fieldset = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = words.groups[preference.name];
    fieldset.append(legend);
    const current = root.getAttribute('data-' + preference.name) || '';
    preference.values.forEach((value, index) => {
      const label = document.createElement('label');
      const input = document.createElement('input');
      input.type = 'radio';
      input.name = 'pref-' + preference.name;
      input.value = value;
      input.checked = value === current;
      input.addEventListener('change', () => {
        apply(preference.name, value);
        const key = 'portal-' + preference.name;
        stored((storage) => (value ? storage.setItem(key, value) : storage.removeItem(key)));
      });
      label.append(input, words.choices[preference.name][index]);
      fieldset.append(label);
    });
    return fieldset;
  }

  function showPreferences() {
    const row = first('.masthead__row');
    if (!row) return;
    const box = document.createElement('details');
    box.className = 'prefs';
    const summary = document.createElement('summary');
    summary.textContent = words.display;
    const panel = document.createElement('div');
    panel.className = 'prefs__panel';
    panel.append(...preferences.map(choices));
    box.append(summary, panel);
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      box.open = false;
      summary.focus();
    });
    document.addEventListener('click', (event) => {
      if (event.target instanceof Node && !box.contains(event.target)) box.open = false;
    });
    row.append(box);
  }

  // == keys =========================================================================================

  /** "/" moves to the search box, or to the search page where no box is in view. */
  function watchSlash() {
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      const box = first('#q');
      const link = first('.masthead__find');
      if (box instanceof HTMLInputElement && box.offsetParent) {
        event.preventDefault();
        box.focus();
        box.select();
      } else if (link instanceof HTMLAnchorElement) {
        event.preventDefault();
        window.location.href = link.href;
      }
    });
  }

  // == contents =====================================================================================

  /** Folded on narrow screens; marks the section that is being read. */
  function followContents() {
    const box = first('.toc details');
    if (!(box instanceof HTMLDetailsElement)) return;
    if (window.matchMedia('(max-width: 61.99rem)').matches) box.open = false;
    /** @type {Map<string, HTMLElement>} */
    const links = new Map();
    all('a', box).forEach((link) => {
      const hash = link instanceof HTMLAnchorElement ? link.hash : '';
      links.set(decodeURIComponent(hash.slice(1)), link);
    });
    /** @type {HTMLElement | undefined} */
    let here;
    const watcher = new IntersectionObserver(
      (entries) => {
        entries.forEach((entry) => {
          if (!entry.isIntersecting) return;
          if (here) {
            here.classList.remove('is-here');
            here.removeAttribute('aria-current');
          }
          here = links.get(entry.target.id);
          if (!here) return;
          here.classList.add('is-here');
          here.setAttribute('aria-current', 'location');
        });
      },
      { rootMargin: '0px 0px -75% 0px' },
    );
    links.forEach((_, id) => {
      const heading = document.getElementById(id);
      if (heading) watcher.observe(heading);
    });
  }

  // == tables =======================================================================================

  /** @param {HTMLElement} body @returns {HTMLTableRowElement[]} the rows that hold a record */
  function records(body) {
    return /** @type {HTMLTableRowElement[]} */ (all('tr:not(.grp)', body));
  }

  /** @param {HTMLTableRowElement} row @param {number} column */
  function figure(row, column) {
    const value = parseFloat(row.cells[column].textContent || '');
    return Number.isNaN(value) ? -Infinity : value;
  }

  /** Columns with `data-sort` get a button; rows are sorted inside their group. @param {HTMLElement} table */
  function makeSortable(table) {
    all('th[data-sort]', table).forEach((head) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      head.setAttribute('aria-sort', 'none');
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') === 'descending';
        all('th[aria-sort]', table).forEach((other) => other.setAttribute('aria-sort', 'none'));
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const column = /** @type {HTMLTableCellElement} */ (head).cellIndex;
        all('tbody', table).forEach((body) => {
          const sorted = records(body).sort((a, b) => figure(a, column) - figure(b, column));
          body.append(...(up ? sorted : sorted.reverse()));
        });
      });
    });
  }

  /**
   * Shows the rows that `keep` accepts, and the heads of the groups that have one.
   * @param {HTMLElement} table
   * @param {(row: HTMLTableRowElement) => boolean} keep
   * @returns {string} how many are shown, in words
   */
  function filterRows(table, keep) {
    let shown = 0;
    let count = 0;
    all('tbody', table).forEach((body) => {
      const before = shown;
      records(body).forEach((row) => {
        row.hidden = !keep(row);
        count += 1;
        if (!row.hidden) shown += 1;
      });
      const head = first('.grp', body);
      if (head) head.hidden = shown === before;
    });
    return words.count(shown, count);
  }

  /** An input with `data-filter="#table"` filters that table by its text. */
  function watchFilters() {
    all('input[data-filter]').forEach((input) => {
      const table = first(input.getAttribute('data-filter') || '');
      if (!table || !input.parentNode || !(input instanceof HTMLInputElement)) return;
      const status = document.createElement('span');
      status.className = 'u-dim';
      status.setAttribute('role', 'status');
      input.parentNode.append(status);
      input.addEventListener('input', () => {
        const wanted = input.value.trim().toLowerCase();
        status.textContent = filterRows(table, (row) => (row.textContent || '').toLowerCase().includes(wanted));
      });
    });
  }

  // == timeline =====================================================================================

  /**
   * Three selects (u: unit, t: theme, c: campaign) combine; their state is kept in the address.
   * A record's `data-u`, `data-t`, `data-c` hold ids, separated by blanks.
   */
  function watchTimeline() {
    const filters = first('[data-tl-filter]');
    if (!filters) return;
    const output = first('output', filters);
    const items = all('.tl > li');
    const selects = /** @type {HTMLSelectElement[]} */ (all('select', filters));
    const given = new URLSearchParams(window.location.search);
    selects.forEach((select) => {
      const wanted = given.get(select.name);
      if (wanted && Array.from(select.options).some((option) => option.value === wanted)) select.value = wanted;
    });

    function show() {
      let shown = 0;
      items.forEach((item) => {
        item.hidden = !selects.every((select) => {
          const ids = item.getAttribute('data-' + select.name) || '';
          return !select.value || ids.split(' ').includes(select.value);
        });
        if (!item.hidden) shown += 1;
      });
      all('.tl-m').forEach((month) => {
        month.hidden = !first('li:not([hidden])', month);
      });
      all('.tl-rest').forEach((rest) => {
        if (rest instanceof HTMLDetailsElement && selects.some((select) => select.value)) rest.open = true;
      });
      if (output) output.textContent = words.count(shown, items.length);
    }

    filters.addEventListener('change', () => {
      const state = new URLSearchParams();
      selects.forEach((select) => {
        if (select.value) state.set(select.name, select.value);
      });
      const query = state.toString();
      try {
        window.history.replaceState(null, '', query ? '?' + query : window.location.pathname);
      } catch {
        // A page from the disk may refuse to change its address; the filter works all the same.
      }
      show();
    });
    show();
  }

  // == copy and print ===============================================================================

  /** @param {HTMLElement} button */
  function copy(button) {
    const source = document.getElementById(button.getAttribute('data-target') || '');
    const selection = window.getSelection();
    if (!source || !selection) return;
    const range = document.createRange();
    range.selectNodeContents(source);
    selection.removeAllRanges();
    selection.addRange(range);
    // The clipboard interface needs https; this works from the disk and from a plain intranet server.
    if (!document.execCommand('copy')) return;
    const label = button.textContent;
    button.textContent = words.copied;
    window.setTimeout(() => {
      button.textContent = label;
    }, 1600);
  }

  function watchActions() {
    document.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('[data-do]') : null;
      if (!(button instanceof HTMLElement)) return;
      const deed = button.getAttribute('data-do');
      if (deed === 'print') window.print();
      if (deed === 'copy') copy(button);
    });
    window.addEventListener('beforeprint', () => {
      all('details:not(.prefs)').forEach((details) => details.setAttribute('open', ''));
    });
  }

  root.classList.add('js');
  preferences.forEach((preference) => apply(preference.name, stored((storage) => storage.getItem('portal-' + preference.name))));
  document.addEventListener('DOMContentLoaded', () => {
    showPreferences();
    watchSlash();
    followContents();
    all('[data-sortable]').forEach(makeSortable);
    watchFilters();
    watchTimeline();
    watchActions();
  });
})();
