/*
 * The search page: its whole state stands in the address, and everything shown follows from it.
 */
(function () {
  'use strict';

  const english = /^en/.test(document.documentElement.lang);
  const words = Gazette.words;
  const pageSize = 10;
  const valuesShown = 6;
  const pause = 150; // ms between two letters of one word

  /** @template {Element} T @param {string} id @returns {T} */
  const part = (id) => /** @type {any} */ (document.getElementById(id));
  /** @type {HTMLInputElement} */
  const box = part('q');
  /** @type {HTMLSelectElement} */
  const sortBox = part('sort');
  const form = part('search');
  const found = /** @type {HTMLElement} */ (part('found'));
  const facetBoxes = part('facets');
  const count = part('count');
  const chips = part('chips');
  const named = part('named');
  const list = part('results');
  const more = part('more');

  const facetNames = /** @type {const} */ (['year', 'unit', 'theme', 'slogan', 'campaign']);
  /** @typedef {'year' | 'unit' | 'theme' | 'slogan' | 'campaign'} Facet */
  /** @typedef {{q: string, sort: string, since: string, until: string} & Record<Facet, string[]>} State */

  /** Facets that are open: only of these are lists fetched. @type {Set<string>} */
  const open = new Set(['year']);
  /** @type {Set<string>} */
  const unfolded = new Set();
  /** Names of chosen values, for their buttons. @type {Map<string, string>} */
  const names = new Map();

  // == the address ==

  /** @returns {State} */
  function stateOfAddress() {
    const given = new URLSearchParams(window.location.search);
    const state = /** @type {any} */ ({ q: given.get('q') || '', sort: given.get('sort') || 'relevance' });
    state.since = given.get('since') || '';
    state.until = given.get('until') || '';
    facetNames.forEach((facet) => {
      state[facet] = given.getAll(facet);
      if (state[facet].length) open.add(facet);
    });
    return state;
  }

  let state = stateOfAddress();

  /** @param {'push' | 'replace'} how */
  function writeAddress(how) {
    const given = new URLSearchParams();
    if (state.q) given.set('q', state.q);
    facetNames.forEach((facet) => state[facet].forEach((value) => given.append(facet, value)));
    if (state.since) given.set('since', state.since);
    if (state.until) given.set('until', state.until);
    if (state.sort !== 'relevance') given.set('sort', state.sort);
    const query = given.toString();
    const address = query ? '?' + query : window.location.pathname;
    if (query === window.location.search.slice(1)) return;
    try {
      if (how === 'push') window.history.pushState(null, '', address);
      else window.history.replaceState(null, '', address);
    } catch {
      // A page from the disk may refuse to change its address; the search works all the same.
    }
  }

  // == showing ==

  /**
   * @param {string} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} [content]
   * @returns {HTMLElement}
   */
  function element(tag, attributes = {}, content = []) {
    const made = document.createElement(tag);
    Object.keys(attributes).forEach((name) => made.setAttribute(name, attributes[name]));
    made.append(...content);
    return made;
  }

  /** @param {string} text @param {number[][]} marks @returns {(Node | string)[]} */
  function marked(text, marks) {
    /** @type {(Node | string)[]} */
    const parts = [];
    let at = 0;
    marks.forEach(([begin, end]) => {
      if (begin < at) return;
      parts.push(text.slice(at, begin), element('mark', {}, [text.slice(begin, end)]));
      at = end;
    });
    parts.push(text.slice(at));
    return parts;
  }

  /** The names of reports are Chinese in any interface. @type {Record<string, string>} */
  const chinese = english ? { lang: 'zh-CN' } : {};

  /** @param {any} result @param {string} [under] a heading */
  function linkTo(result, under) {
    const given = new URLSearchParams();
    if (Gazette.parse(state.q).phrases.length) given.set('mark', state.q);
    if (under) given.set('under', under);
    const query = given.toString();
    return result.url + (query && '?' + query);
  }

  /** @param {any} result */
  function hit(result) {
    const title = [...marked(result.title, result.titleMarks)];
    if (result.subtitle) title.push('——' + result.subtitle);
    const facts = [result.unit, result.year && words.year(String(result.year)), result.date].filter(Boolean);
    if (result.hits) facts.push(words.hits(result.hits, result.allHits));
    if (result.withdrawn) facts.push(words.withdrawn);
    const [first, ...others] = result.excerpts;
    const parts = [
      element('h2', chinese, [element('a', { href: linkTo(result) }, title)]),
      element('p', { class: 'hit__m dots' }, facts.map((fact) => element('span', {}, [fact]))),
    ];
    if (first) parts.push(element('p', { class: 'hit__x', ...chinese }, marked(first.text, first.marks)));
    const under = others.filter((/** @type {any} */ excerpt) => excerpt.heading).slice(0, 3);
    if (under.length)
      parts.push(
        element('ul', { class: 'hit__s', ...chinese }, under.map((/** @type {any} */ excerpt) =>
          element('li', {}, [
            element('a', { href: linkTo(result, excerpt.heading) }, [excerpt.heading]),
            '　',
            ...marked(excerpt.text, excerpt.marks),
          ]),
        )),
      );
    return element('li', { class: 'hit' }, parts);
  }

  /** @param {Facet} facet @param {any} value */
  function choice(facet, value) {
    const input = element('input', { type: 'checkbox', name: facet, value: value.id });
    /** @type {HTMLInputElement} */ (input).checked = state[facet].includes(value.id);
    const name = facet === 'year' ? words.year(value.name) : value.name;
    names.set(facet + ' ' + value.id, name);
    return element('li', value.depth ? { class: 'is-below' } : {}, [
      element('label', {}, [input, element('span', chinese, [name]), element('span', {}, [String(value.count)])]),
    ]);
  }

  /** Units below their superiors. @param {any[]} values @returns {any[]} */
  function asTree(values) {
    const present = new Set(values.map((value) => value.id));
    /** @param {string | null} parent @param {number} depth @returns {any[]} */
    const below = (parent, depth) =>
      values
        .filter((value) => (present.has(value.parent) ? value.parent : null) === parent)
        .flatMap((value) => [{ ...value, depth }, ...below(value.id, depth + 1)]);
    return values.some((value) => value.parent) ? below(null, 0) : values;
  }

  /** @param {Facet} facet @param {any[] | undefined} counted */
  function facetBox(facet, counted) {
    /** @type {Node[]} */
    const content = [element('summary', {}, [words.facets[facet]])];
    if (counted) {
      const values = asTree(counted);
      const shown = values.filter((value, i) => i < valuesShown || state[facet].includes(value.id));
      const rest = values.filter((value) => !shown.includes(value));
      content.push(element('ul', {}, shown.map((value) => choice(facet, value))));
      if (rest.length) {
        const fold = element('details', { 'data-rest': facet }, [
          element('summary', {}, [words.rest(rest.length)]),
          element('ul', {}, rest.map((value) => choice(facet, value))),
        ]);
        if (unfolded.has(facet)) fold.setAttribute('open', '');
        content.push(fold);
      }
    }
    const made = element('details', { 'data-facet': facet }, content);
    if (open.has(facet)) made.setAttribute('open', '');
    return made;
  }

  function dateBox() {
    /** @param {'since' | 'until'} name */
    const field = (name) => {
      const input = element('input', { class: 'field', type: 'date', name, value: state[name] });
      return element('label', {}, [words[name] + ' ', input]);
    };
    const made = element('details', { 'data-facet': 'dates' }, [
      element('summary', {}, [words.dates]),
      field('since'),
      field('until'),
    ]);
    if (open.has('dates') || state.since || state.until) made.setAttribute('open', '');
    return made;
  }

  /** @param {Record<string, any[]>} counted */
  function showFacets(counted) {
    const focused = document.activeElement;
    const key = focused instanceof HTMLInputElement && facetBoxes.contains(focused) ? [focused.name, focused.value] : null;
    const summary = focused && focused.matches('summary') && facetBoxes.contains(focused)
      ? focused.parentElement?.getAttribute('data-facet') : null;
    facetBoxes.replaceChildren(...facetNames.map((facet) => facetBox(facet, counted[facet])), dateBox());
    if (key) Array.from(facetBoxes.querySelectorAll('input')).find((input) => input.name === key[0] && input.value === key[1])?.focus();
    if (summary) /** @type {HTMLElement | null} */ (facetBoxes.querySelector(`[data-facet="${summary}"] > summary`))?.focus();
  }

  function showChips() {
    chips.replaceChildren(
      ...facetNames.flatMap((facet) =>
        state[facet].map((value) => {
          const name = names.get(facet + ' ' + value) || value;
          const label = `${name}${english ? ', ' : '，'}${words.remove}`;
          return element('button', { type: 'button', 'data-facet': facet, 'data-value': value, 'aria-label': label }, [name]);
        }),
      ),
    );
  }

  /** @param {any[]} terms */
  function showNamed(terms) {
    named.replaceChildren(
      ...terms.map((term) =>
        element('li', {}, [
          element('span', {}, [/** @type {any} */ (words.kinds)[term.kind]]),
          ' ',
          element('a', { href: term.url, ...chinese }, [term.name]),
        ]),
      ),
    );
  }

  // == asking ==

  let asked = 0;

  function options() {
    const { sort, since, until, year, unit, theme, slogan, campaign } = state;
    return { sort, since, until, year, unit, theme, slogan, campaign };
  }

  async function run() {
    const mine = ++asked;
    const filtered = facetNames.some((facet) => state[facet].length) || state.since || state.until;
    if (!state.q.trim() && !filtered) {
      found.hidden = true;
      count.textContent = '';
      return;
    }
    found.hidden = false;
    if (!count.textContent) count.textContent = words.busy;
    try {
      const facets = facetNames.filter((facet) => open.has(facet));
      const answer = await Gazette.search(state.q, { ...options(), limit: pageSize, facets });
      if (mine !== asked) return; // the reader has typed on
      showFacets(answer.facets);
      showChips();
      showNamed(answer.terms);
      list.replaceChildren(...answer.results.map(hit));
      showCount(answer);
    } catch {
      if (mine === asked) count.textContent = words.failed;
    }
  }

  /** @param {any} answer */
  function showCount(answer) {
    const q = state.q.trim();
    count.textContent = answer.total ? words.count(q, answer.total, answer.exact) : words.none(q);
    more.textContent = answer.total ? '' : words.advice;
    if (list.children.length >= answer.total || !answer.results.length) return;
    const button = element('button', { type: 'button', class: 'btn' }, [words.more]);
    button.addEventListener('click', showMore);
    more.replaceChildren(button);
  }

  async function showMore() {
    const mine = asked;
    const before = list.children.length;
    const answer = await Gazette.search(state.q, { ...options(), limit: pageSize, offset: before });
    if (mine !== asked) return;
    list.append(...answer.results.map(hit));
    showCount(answer);
    /** @type {HTMLElement | null | undefined} */ (list.children[before]?.querySelector('a'))?.focus();
  }

  // == the reader's doings ==

  let timer = 0;
  let typed = 0;
  box.addEventListener('input', () => {
    // The first letter after a pause is answered at once, the next ones when the hand rests.
    const now = Date.now();
    const wait = now - typed > pause ? 0 : pause;
    typed = now;
    window.clearTimeout(timer);
    const ask = () => {
      state.q = box.value;
      writeAddress('replace');
      run();
    };
    if (wait) timer = window.setTimeout(ask, wait);
    else ask();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    state.q = box.value;
    writeAddress('push');
    run();
  });
  sortBox.addEventListener('change', () => {
    state.sort = sortBox.value;
    writeAddress('push');
    run();
  });
  facetBoxes.addEventListener('change', (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const facet = /** @type {Facet} */ (input.name);
    if (input.type === 'date') state[/** @type {'since' | 'until'} */ (input.name)] = input.value;
    else if (input.checked) state[facet] = state[facet].concat(input.value);
    else state[facet] = state[facet].filter((value) => value !== input.value);
    writeAddress('push');
    run();
  });
  // "toggle" does not bubble.
  facetBoxes.addEventListener(
    'toggle',
    (event) => {
      const fold = /** @type {HTMLDetailsElement} */ (event.target);
      const facet = fold.getAttribute('data-facet');
      const rest = fold.getAttribute('data-rest');
      if (rest) fold.open ? unfolded.add(rest) : unfolded.delete(rest);
      if (!facet || fold.open === open.has(facet)) return;
      if (!fold.open) {
        open.delete(facet);
        return;
      }
      open.add(facet);
      if (facet !== 'dates') run();
    },
    true,
  );
  chips.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const facet = /** @type {Facet | null} */ (button && button.getAttribute('data-facet'));
    if (!button || !facet) return;
    state[facet] = state[facet].filter((value) => value !== button.getAttribute('data-value'));
    writeAddress('push');
    run();
    box.focus();
  });
  window.addEventListener('popstate', () => {
    state = stateOfAddress();
    showState();
    run();
  });
  document.addEventListener('keydown', (event) => {
    if (!['ArrowDown', 'ArrowUp', 'Escape'].includes(event.key) || event.isComposing) return;
    /** @type {HTMLElement[]} */
    const links = Array.from(document.querySelectorAll('#named a, #results h2 a'));
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    const at = links.indexOf(focused);
    const inResults = list.contains(focused) || named.contains(focused);
    if (event.key === 'Escape') {
      if (!inResults) return;
      box.focus();
      box.select();
      return;
    }
    if (at < 0 && focused !== box) return;
    event.preventDefault();
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1;
    if (next < 0) box.focus();
    else if (links[next]) links[next].focus();
  });

  function showState() {
    box.value = state.q;
    sortBox.value = state.sort;
    if (!sortBox.value) sortBox.value = state.sort = 'relevance';
  }

  if (window.matchMedia('(max-width: 61.99rem)').matches) document.querySelector('.facets-box')?.removeAttribute('open');
  showState();
  run();
})();
