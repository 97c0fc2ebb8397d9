/*
 * What the pages do beyond reading, linking and printing, all of which works without this file.
 * A classic script for Chromium 86 and Firefox 102; loaded in <head>, so that a kept choice of colours
 * and text size shows at once.
 */
(function () {
  'use strict';

  const root = document.documentElement;

  // The few words that only a script shows.
  const words = /^en/.test(root.lang)
    ? {
        copied: 'Copied',
        count: ['', ' of ', '', '', ' in all'],
      }
    : {
        copied: '已复制',
        count: ['显示', '项，共', '项', '共', '项'],
      };

  /** @param {number} shown @param {number} of */
  function count(shown, of) {
    const [show, between, items, whole, wholeItems] = words.count;
    return shown === of ? whole + of + wholeItems : show + shown + between + of + items;
  }

  /** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  /** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement | null} */
  const first = (selector, within) => (within || document).querySelector(selector);

  // == the reader's own choices ==

  const preferences = ['size', 'theme'];

  /** @param {(kept: Storage) => string | null | void} action */
  function stored(action) {
    try {
      return action(window.localStorage) || '';
    } catch {
      return ''; // Refused, as in a locked-down profile: then a choice lasts for the page.
    }
  }

  /** @param {string} name @param {string} value */
  function apply(name, value) {
    if (value) root.setAttribute('data-' + name, value);
    else root.removeAttribute('data-' + name);
  }

  function watchPreferences() {
    const box = first('.prefs');
    if (!(box instanceof HTMLDetailsElement)) return;
    all('input', box).forEach((input) => {
      if (!(input instanceof HTMLInputElement)) return;
      const { name, value } = input;
      input.checked = value === (root.getAttribute('data-' + name) || '');
      input.addEventListener('change', () => {
        apply(name, value);
        stored((kept) => kept.setItem('portal-' + name, value));
      });
    });
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      box.open = false;
      first('summary', box)?.focus();
    });
    document.addEventListener('click', (event) => {
      if (event.target instanceof Node && !box.contains(event.target)) box.open = false;
    });
  }

  // == keys: "/" moves to the search box, or to the search page where no box is in view ==

  function watchSlash() {
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.matches('input, select, textarea')) return;
      const box = first('#q');
      if (box?.offsetParent) box.focus();
      else if (first('.masthead__find')) first('.masthead__find')?.click();
      else return;
      event.preventDefault();
    });
  }

  // == contents: folded on narrow screens; the section being read is marked ==

  function followContents() {
    const box = first('.toc details');
    if (!(box instanceof HTMLDetailsElement)) return;
    if (window.matchMedia('(max-width: 61.99rem)').matches) box.open = false;
    /** @type {Map<Element, HTMLElement>} */
    const links = new Map();
    /** @type {HTMLElement | undefined} */
    let here;
    const watcher = new IntersectionObserver(
      (entries) => {
        entries.forEach((entry) => {
          if (!entry.isIntersecting) return;
          here?.classList.remove('is-here');
          here?.removeAttribute('aria-current');
          here = links.get(entry.target);
          here?.classList.add('is-here');
          here?.setAttribute('aria-current', 'location');
        });
      },
      { rootMargin: '0px 0px -75% 0px' },
    );
    all('a', box).forEach((link) => {
      const hash = link instanceof HTMLAnchorElement ? link.hash.slice(1) : '';
      const heading = document.getElementById(decodeURIComponent(hash));
      if (!heading) return;
      links.set(heading, link);
      watcher.observe(heading);
    });
  }

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

  // == copy and print ==

  /** @param {Element} button */
  function copy(button) {
    const source = document.getElementById(button.getAttribute('data-target') || '');
    const label = button.textContent;
    if (!source) return;
    window.getSelection()?.selectAllChildren(source);
    // The newer clipboard interface needs https; this works from the disk and from an intranet server.
    if (!document.execCommand('copy')) return;
    button.textContent = words.copied;
    window.setTimeout(() => {
      button.textContent = label;
    }, 1600);
  }

  // == what a search has found: marked by a script of its own, loaded only for that ==

  function markHits() {
    const address = document.body.getAttribute('data-marks');
    if (!address || !/[?&]mark=./.test(window.location.search)) return;
    const script = document.createElement('script');
    script.src = address;
    document.body.append(script);
  }

  function watchActions() {
    document.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('[data-do]') : null;
      if (button?.getAttribute('data-do') === 'print') window.print();
      if (button?.getAttribute('data-do') === 'copy') copy(button);
    });
    window.addEventListener('beforeprint', () => {
      all('details:not(.prefs)').forEach((details) => details.setAttribute('open', ''));
    });
  }

  // An old address leads on, with its "#…".
  const moved = root.getAttribute('data-moved');
  if (moved) window.location.replace(moved + window.location.hash);

  root.classList.add('js');
  preferences.forEach((name) => apply(name, stored((kept) => kept.getItem('portal-' + name))));
  document.addEventListener('DOMContentLoaded', () => {
    watchPreferences();
    watchSlash();
    followContents();
    all('[data-sortable]').forEach(makeSortable);
    all('[data-filter]').forEach(watchFilter);
    all('[data-only-missing]').forEach(watchMissing);
    watchTimeline();
    watchActions();
    markHits();
    root.classList.add('is-ready');
  });
})();
