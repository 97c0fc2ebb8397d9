/*
 * Fetches the files of the index. Each is a classic script that hands its content to Gazette.take(): a page
 * opened from a disk may load scripts, and nothing else.
 */
window.Gazette = window.Gazette || /** @type {any} */ ({});
(function () {
  'use strict';

  /** @typedef {{data: any, payload: string}} Taken */

  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = own.src.replace(/[?#].*$/, '').replace(/[^/]*$/, '');

  /** @type {Map<string, Taken>} */
  const taken = new Map();
  /** @type {Map<string, Promise<Taken>>} */
  const asked = new Map();

  /** @param {string} name @param {string} [version] a hash of what it holds @returns {Promise<Taken>} */
  function load(name, version) {
    let promise = asked.get(name);
    if (!promise) {
      promise = new Promise((resolve, reject) => {
        const there = taken.get(name); // by a script of the page
        if (there) return resolve(there);
        const script = document.createElement('script');
        const end = () => {
          script.remove();
          const found = taken.get(name);
          if (found) return resolve(found);
          asked.delete(name); // so that the next question tries again
          reject(new Error('search: cannot load ' + name));
        };
        script.onload = end;
        script.onerror = end;
        script.src = base + name + '.js' + (version ? '?' + version : '');
        document.head.appendChild(script);
      });
      asked.set(name, promise);
    }
    return promise;
  }

  Gazette.loader = {
    /** Where the site's root is. */
    root: base.replace(/[^/]*\/$/, ''),
    load,
  };
  /** @param {string} name @param {any} data @param {string} [payload] bits */
  Gazette.take = (name, data, payload = '') => {
    taken.set(name, { data, payload });
  };
})();
