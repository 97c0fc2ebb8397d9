/*
 * Marks in a page what a search has found in it: ?mark=…, and from which heading on: ?under=… .
 */
(function () {
  'use strict';

  const given = new URLSearchParams(window.location.search);
  const sought = Gazette.parse(given.get('mark') || '').phrases;
  if (!sought.length) return;

  const words = /^en/.test(document.documentElement.lang)
    ? { of: ' of ', hits: ' hits', previous: 'Previous hit', next: 'Next hit', end: 'Remove the marks', bar: 'Hits in this page' }
    : { of: '/', hits: '处', previous: '上一处', next: '下一处', end: '取消标记', bar: '本页命中' };

  const blocks = 'p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, pre, blockquote, figcaption, caption, div';

  /** The texts of each block of the page's own text, in order. @returns {Map<Element, Text[]>} */
  function textsByBlock() {
    /** @type {Map<Element, Text[]>} */
    const found = new Map();
    document.querySelectorAll('.report__head, .page-head, .prose').forEach((root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const block = node.parentElement && node.parentElement.closest(blocks);
        if (!block || !node.nodeValue) continue;
        const texts = found.get(block);
        if (texts) texts.push(/** @type {Text} */ (node));
        else found.set(block, [/** @type {Text} */ (node)]);
      }
    });
    return found;
  }

  /** Where the phrases stand, without what overlaps. @param {string} text @returns {number[][]} */
  function placesIn(text) {
    const normal = Gazette.normalise(text);
    /** @type {number[][]} */
    const places = [];
    sought.forEach((phrase) => Gazette.hitsIn(normal, phrase).forEach((/** @type {number[]} */ place) => places.push(place)));
    places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return places.filter((place, i) => i === 0 || place[0] >= Math.max(...places.slice(0, i).map((other) => other[1])));
  }

  /** Puts marks around a stretch of a block's text. @param {Text[]} texts @param {number[]} place @returns {HTMLElement[]} */
  function mark(texts, [begin, end]) {
    /** @type {HTMLElement[]} */
    const made = [];
    let at = 0;
    texts.slice().forEach((text) => {
      const length = text.data.length;
      const from = Math.max(begin - at, 0);
      const to = Math.min(end - at, length);
      at += length;
      if (from >= to) return;
      const middle = from > 0 ? text.splitText(from) : text;
      const rest = to - from < middle.data.length ? middle.splitText(to - from) : null;
      const around = document.createElement('mark');
      middle.replaceWith(around);
      around.append(middle);
      made.push(around);
      // The pieces take the place of the text they were cut from.
      const index = texts.indexOf(text);
      texts.splice(index, 1, ...[from > 0 ? text : null, middle, rest].filter((piece) => piece !== null));
    });
    return made;
  }

  /** @type {HTMLElement[][]} the marks of each hit */
  const hits = [];
  textsByBlock().forEach((texts) => {
    const places = placesIn(texts.map((text) => text.data).join(''));
    places.forEach((place) => hits.push(mark(texts, place)));
  });
  if (!hits.length) return;

  // == from hit to hit ==

  let current = -1;
  const place = document.createElement('span');
  place.setAttribute('role', 'status');

  /** @param {number} to */
  function go(to) {
    if (hits[current]) hits[current].forEach((piece) => piece.classList.remove('is-here'));
    current = (to + hits.length) % hits.length;
    hits[current].forEach((piece) => piece.classList.add('is-here'));
    hits[current][0].scrollIntoView({ block: 'center' });
    place.textContent = `${current + 1}${words.of}${hits.length}${words.hits}`;
  }

  /** @param {string} label @param {() => void} action */
  function button(label, action) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn';
    made.textContent = label;
    made.addEventListener('click', action);
    return made;
  }

  const bar = document.createElement('div');
  bar.className = 'hit-steps';
  bar.id = 'hits';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', words.bar);
  bar.append(
    place,
    button(words.previous, () => go(current - 1)),
    button(words.next, () => go(current + 1)),
    button(words.end, () => {
      hits.flat().forEach((piece) => piece.replaceWith(...Array.from(piece.childNodes)));
      bar.remove();
    }),
  );
  document.body.append(bar);

  /** The first hit below a heading. @param {string} under */
  function firstBelow(under) {
    const normal = Gazette.normalise(under).text;
    const heading = Array.from(document.querySelectorAll('.prose [class^="h-"], .prose h2, .prose h3, .prose h4'))
      .find((one) => Gazette.normalise(one.textContent || '').text === normal);
    if (!heading) return 0;
    const after = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
    return Math.max(0, hits.findIndex(([piece]) => heading.compareDocumentPosition(piece) & after));
  }

  const under = given.get('under');
  go(under ? firstBelow(under) : 0);
})();
