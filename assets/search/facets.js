/*
 * Filters and facets: loaded when first asked for.
 */
(function () {
  'use strict';

  const { index, shards } = Gazette;
  const facets = ['unit', 'theme', 'slogan', 'campaign'];
  const files = ['f/units', 'f/themes', 'f/slogans', 'f/campaigns'];

  /** @type {Map<string, any>} */
  const vocabularies = new Map();

  /** The terms of a facet and which documents belong to each. @param {string} facet */
  async function vocabulary(facet) {
    let read = vocabularies.get(facet);
    if (!read) {
      const { data, payload } = await index.load(files[facets.indexOf(facet)]);
      const bits = shards.bitsOf(payload);
      read = data.map((/** @type {any[]} */ [id, name, parent, ...others]) => ({
        id,
        name,
        parent,
        others,
        documents: bits.list(bits.count(), index.manifest.documentBits),
      }));
      vocabularies.set(facet, read);
    }
    return read;
  }

  /** A term with all that are below it. @param {any[]} terms @param {number} i @returns {number[]} */
  function withChildren(terms, i) {
    const within = [i];
    for (let at = 0; at < within.length; ++at)
      terms.forEach((term, child) => {
        if (term.parent === within[at] && !within.includes(child)) within.push(child);
      });
    return within;
  }

  /** @param {string} text */
  const plain = (text) => Gazette.normalise(text).text;

  /**
   * Which documents a filter lets through.
   * @param {string} facet @param {string[]} values ids or names @returns {Promise<Uint8Array>}
   */
  async function passing(facet, values) {
    const pass = new Uint8Array(index.manifest.documents);
    if (facet === 'year') {
      for (let d = 0; d < pass.length; ++d) if (values.includes(String(index.years[d]))) pass[d] = 1;
      return pass;
    }
    const terms = await vocabulary(facet);
    const wanted = values.map(plain);
    terms.forEach((/** @type {any} */ term, /** @type {number} */ i) => {
      const named = values.includes(term.id) || [term.name, ...term.others].some((name) => wanted.includes(plain(name)));
      if (!named) return;
      withChildren(terms, i).forEach((child) => {
        terms[child].documents.forEach((/** @type {number} */ d) => (pass[d] = 1));
      });
    });
    return pass;
  }

  /** @param {string | undefined} since @param {string | undefined} until */
  async function between(since, until) {
    const { payload } = await index.load('f/dates');
    const bits = shards.bitsOf(payload);
    const pass = new Uint8Array(index.manifest.documents);
    /** @param {string} date */
    const number = (date) => Number(date.replace(/\D/g, '').padEnd(8, date === since ? '0' : '9'));
    const first = since ? number(since) : 1;
    const last = until ? number(until) : 99999999;
    for (let d = 0, day = 0; d < pass.length; ++d) {
      day += bits.count();
      if (day >= first && day <= last) pass[d] = 1;
    }
    return pass;
  }

  /** @param {string} facet @param {number[]} documents @param {string[]} chosen listed even at 0 */
  async function counted(facet, documents, chosen) {
    const terms = await vocabulary(facet);
    const among = new Uint8Array(index.manifest.documents);
    documents.forEach((d) => (among[d] = 1));
    const tree = terms.some((/** @type {any} */ term) => term.parent >= 0);
    return terms
      .map((/** @type {any} */ term, /** @type {number} */ i) => {
        const below = tree ? withChildren(terms, i) : [i];
        const own = new Set();
        below.forEach((child) => {
          terms[child].documents.forEach((/** @type {number} */ d) => among[d] && own.add(d));
        });
        const parent = term.parent >= 0 ? terms[term.parent].id : null;
        return { id: term.id, name: term.name, parent, count: own.size };
      })
      .filter((/** @type {any} */ term) => term.count || chosen.includes(term.id))
      .sort((/** @type {any} */ a, /** @type {any} */ b) => b.count - a.count);
  }

  /** @param {any} query @param {any} options */
  async function filtersOf(query, options) {
    /** @type {Map<string, Uint8Array>} */
    const filters = new Map();
    await Promise.all(
      ['year', ...facets].map(async (facet) => {
        for (const values of [Gazette.listed(options[facet]), query.filters[facet] || []]) {
          if (!values.length) continue;
          const pass = await passing(facet, values);
          const other = filters.get(facet);
          filters.set(facet, other ? pass.map((one, d) => one & other[d]) : pass);
        }
      }),
    );
    if (options.since || options.until) filters.set('date', await between(options.since, options.until));
    return filters;
  }

  Gazette.take('facets', { counted, filtersOf });
})();
