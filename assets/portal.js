/*
 * What the pages do beyond reading, linking and printing, all of which works without this file. What only
 * tables and timelines do is in lists.js.
 * A classic script for Chromium 86 and Firefox 102; loaded in <head>, so that a kept choice of colours
 * and text size shows at once.
 */
(function () {
  'use strict';

  const root = document.documentElement;

  const copied = /^en/.test(root.lang) ? 'Copied' : '已复制';

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

  // == copy and print ==

  /** @param {Element} button */
  function copy(button) {
    const source = document.getElementById(button.getAttribute('data-target') || '');
    const label = button.textContent;
    if (!source) return;
    window.getSelection()?.selectAllChildren(source);
    // The newer clipboard interface needs https; this works from the disk and from an intranet server.
    if (!document.execCommand('copy')) return;
    button.textContent = copied;
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
    watchActions();
    markHits();
    root.classList.add('is-ready');
  });
})();
