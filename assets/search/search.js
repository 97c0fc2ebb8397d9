/*
 * Gazette.search(): finds what is there. docs/search.md tells what a query means and what comes back.
 *
 * Lists of grams give candidates, with the parts of the text in which each may hit; a candidate is shown
 * only after its text has been read and has the words in it.
 */
(function () {
  'use strict';

  const { confirmed, index, loader, shards } = Gazette;
  const facets = ['year', 'unit', 'theme', 'slogan', 'campaign'];
  const kinds = ['unit', 'theme', 'slogan', 'campaign'];
  const mostTerms = 5;
  const fewPairs = 4; // of a phrase, to begin with
  const enoughInVain = 2; // documents, before all pairs are asked for
  const mostInVain = 100;
  const termsInFile = 16;

  const IN_TITLE = 1;
  const PARTS = 48;

  // What a hit is worth, by where it stands; the bits of a use are 1, 2, 4, 8 in this order.
  const weights = [8, 4, 1, 2];
  const exactTitle = 16;

  // == candidates ==

  /** @type {Map<string, any>} */
  const known = new Map(); // uses, by key

  /** @param {{high: number, low: number}} key */
  async function usesOf(key) {
    const id = key.high + '.' + key.low;
    let uses = known.get(id);
    if (!uses) {
      const shard = await loader.load('g/' + (key.high >>> (32 - index.manifest.shardBits)));
      uses = shards.findUses(shard.payload, key, index.manifest);
      known.set(id, uses);
    }
    return uses;
  }

  /**
   * The documents that may have a phrase, ascending, and in which parts and fields.
   * @param {any} phrase @param {number} most pairs to ask for
   */
  async function find(phrase, most) {
    const { keys, exact } = Gazette.gramsOf(phrase, (/** @type {string} */ a, /** @type {string} */ b) => index.table().rarity(a, b), most);
    const all = await Promise.all(keys.map(usesOf));
    all.sort((a, b) => a.documents.length - b.documents.length);
    const first = all[0];
    const documents = [];
    const marks = [];
    const at = all.map(() => 0);
    for (let i = 0; i < first.documents.length; ++i) {
      const d = first.documents[i];
      let mark = first.marks[i];
      for (let j = 1; j < all.length && mark; ++j) {
        const list = all[j].documents;
        let k = at[j];
        while (k < list.length && list[k] < d) ++k;
        at[j] = k;
        mark = k < list.length && list[k] === d ? mark & all[j].marks[k] : 0;
      }
      if (!(mark & (IN_TITLE | PARTS))) continue;
      const whole = mark & IN_TITLE && all.every((uses) => uses.titles.get(d) === phrase.symbols.length);
      documents.push(d);
      marks.push(whole ? mark | 64 : mark);
    }
    return { documents, marks, exact, terms: termsWith(all, phrase) };
  }

  /** The terms whose names may have a phrase, with how well. @param {any[]} all @param {any} phrase */
  function termsWith(all, phrase) {
    /** @type {Map<number, number>} */
    let found = new Map();
    all.forEach((uses, i) => {
      /** @type {Map<number, number>} */
      const both = new Map();
      uses.terms.forEach((/** @type {number} */ term, /** @type {number} */ j) => {
        const length = uses.termLengths[j];
        if (i === 0) both.set(term, length);
        else if (found.has(term)) both.set(term, Math.max(length, found.get(term) || 0));
      });
      found = both;
    });
    return { found, length: phrase.symbols.length };
  }

  /** Documents that have all phrases: their marks for each. @param {any[]} lists */
  function joined(lists) {
    let documents = lists[0].documents;
    let marks = lists[0].marks.map((/** @type {number} */ mark) => [mark]);
    lists.slice(1).forEach((list) => {
      /** @type {number[]} */
      const both = [];
      /** @type {number[][]} */
      const bothMarks = [];
      for (let i = 0, j = 0; i < documents.length && j < list.documents.length; ) {
        if (documents[i] < list.documents[j]) ++i;
        else if (documents[i] > list.documents[j]) ++j;
        else {
          both.push(documents[i]);
          bothMarks.push(marks[i++].concat(list.marks[j++]));
        }
      }
      documents = both;
      marks = bothMarks;
    });
    return { documents, marks };
  }

  /** @param {number[]} marks of a document, one a phrase */
  function scoreOf(marks) {
    let score = 0;
    marks.forEach((mark) => {
      weights.forEach((weight, bit) => {
        if (mark & (1 << bit)) score += weight;
      });
      if (mark & 64) score += exactTitle;
    });
    return score;
  }

  /** How many documents of each year. @param {number[]} documents @param {string[]} chosen listed even at 0 */
  function countedYears(documents, chosen) {
    /** @type {Map<number, number>} */
    const counts = new Map(chosen.map((year) => [Number(year), 0]));
    documents.forEach((d) => {
      const year = index.years[d];
      if (year) counts.set(year, (counts.get(year) || 0) + 1);
    });
    return Array.from(counts, ([year, count]) => ({ id: String(year), name: String(year), count })).sort(
      (a, b) => Number(b.id) - Number(a.id),
    );
  }

  /** @param {string} facet @param {number[]} documents @param {string[]} chosen */
  async function counted(facet, documents, chosen) {
    if (facet === 'year') return countedYears(documents, chosen);
    return (await loader.load('facets')).data.counted(facet, documents, chosen);
  }

  /** Which documents pass, by filter. @param {any} query @param {any} options @returns {Promise<Map<string, Uint8Array>>} */
  async function filtersOf(query, options) {
    const filtered =
      options.since || options.until || facets.some((facet) => listed(options[facet]).length || query.filters[facet]);
    return filtered ? (await loader.load('facets')).data.filtersOf(query, options) : new Map();
  }

  /** The units and terms whose names have all phrases, the closest first. @param {any[]} lists @param {any[]} sought */
  async function namedTerms(lists, sought) {
    const [first, ...others] = lists.map((list) => list.terms);
    /** @type {number[][]} */
    const found = [];
    first.found.forEach((/** @type {number} */ length, /** @type {number} */ term) => {
      if (others.every((other) => other.found.has(term))) found.push([length === first.length ? 0 : 1, length, term]);
    });
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    const read = found.slice(0, mostTerms).map(async ([, , term]) => {
      const { data } = await loader.load('n/' + Math.floor(term / termsInFile));
      const [kind, name, url, ...names] = data[term % termsInFile];
      const normal = [name, ...names].map((one) => Gazette.normalise(one).text);
      if (!sought.every((phrase) => normal.some((one) => one.includes(phrase.text)))) return [];
      return [{ kind: kinds[kind], name, url: loader.root + url }];
    });
    return (await Promise.all(read)).flat();
  }

  // == the question ==

  /** @param {any} value @returns {string[]} */
  const listed = (Gazette.listed = (value) => (value === undefined || value === null || value === '' ? [] : [].concat(value).map(String)));

  /** @param {any} query @param {number} most */
  async function candidatesOf(query, most) {
    const everything = () => ({
      documents: Array.from({ length: index.manifest.documents }, (_, d) => d),
      marks: Array.from({ length: index.manifest.documents }, () => []),
    });
    const [lists, unwanted] = await Promise.all([
      Promise.all(query.phrases.map((/** @type {any} */ phrase) => find(phrase, most))),
      Promise.all(query.not.map((/** @type {any} */ phrase) => find(phrase, most))),
    ]);
    const found = /** @type {any} */ (lists.length ? joined(lists) : everything());
    const out = new Set(unwanted.filter((list) => list.exact).flatMap((list) => list.documents));
    const doubtful = new Set(unwanted.filter((list) => !list.exact).flatMap((list) => list.documents));
    /** @type {{document: number, marks: number[], check: boolean}[]} */
    const candidates = [];
    found.documents.forEach((/** @type {number} */ document, /** @type {number} */ i) => {
      if (!out.has(document)) candidates.push({ document, marks: found.marks[i], check: doubtful.has(document) });
    });
    const exact = lists.every((list) => list.exact) && !candidates.some((candidate) => candidate.check);
    return { candidates, lists, exact };
  }

  /** @param {any[]} candidates @param {string} sort */
  function ranked(candidates, sort) {
    if (sort === 'oldest') return candidates;
    if (sort === 'newest') return candidates.reverse();
    const scores = candidates.map((candidate) => scoreOf(candidate.marks));
    return candidates
      .map((_, i) => i)
      .sort((a, b) => scores[b] - scores[a] || candidates[b].document - candidates[a].document)
      .map((i) => candidates[i]);
  }

  /**
   * @param {string} text
   * @param {any} [options] limit, offset, sort (relevance, newest, oldest), unit, year, theme, slogan,
   *   campaign (ids or names, one or a list), since, until (dates), facets (names of facets to count)
   */
  Gazette.search = async (text, options = {}) => {
    const { limit = 10, offset = 0, sort = 'relevance' } = options;
    const query = Gazette.parse(text);
    const asked = query.phrases.length || query.not.length || Object.keys(query.filters).length;
    const [{ candidates, lists, exact }, filters] = await Promise.all([candidatesOf(query, fewPairs), filtersOf(query, options)]);
    if (!asked && !filters.size && String(text).trim()) return { total: 0, exact: true, results: [], terms: [], facets: {} };

    /** @param {string} [except] */
    const passed = (except) =>
      candidates.filter(({ document }) =>
        Array.from(filters).every(([facet, pass]) => facet === except || pass[document]),
      );
    let order = ranked(passed(), sort);
    const sought = query.phrases;
    const terms = offset === 0 && sought.length ? namedTerms(lists, sought) : Promise.resolve([]);

    // Where the lists say it all, what comes before `offset` need not be read.
    let at = exact ? Math.min(offset, order.length) : 0;
    let skip = exact ? 0 : offset;
    let rejected = 0;
    let dropped = false;
    /** @type {Map<number, any> | null} */
    let closer = null;
    /** @type {any[]} */
    const results = [];
    while (at < order.length && results.length < limit) {
      const batch = order.slice(at, at + Math.min(200, skip + limit - results.length));
      const read = await Promise.all(
        batch.map((candidate) => confirmed(candidate.document, candidate.marks, query, candidate.check)),
      );
      at += batch.length;
      if (!exact && !closer && rejected >= enoughInVain && at < order.length) {
        closer = new Map((await candidatesOf(query, Infinity)).candidates.map((one) => [one.document, one]));
        const known = closer;
        order = order.slice(0, at).concat(order.slice(at).flatMap((one) => known.get(one.document) || []));
      }
      // Nearly all of what may have an excluded phrase has it: enough of these have been read in vain.
      if (rejected > mostInVain) {
        const kept = order.filter((one, i) => i < at || !one.check);
        dropped = dropped || kept.length < order.length;
        order = kept;
      }
      read.forEach((result) => {
        if (!result) ++rejected;
        else if (skip > 0) --skip;
        else results.push(result);
      });
    }
    /** @type {Record<string, any>} */
    const counts = {};
    await Promise.all(
      listed(options.facets).map(async (facet) => {
        counts[facet] = await counted(facet, passed(facet).map((candidate) => candidate.document), listed(options[facet]));
      }),
    );
    return {
      total: order.length - rejected,
      exact: exact || (at >= order.length && !dropped),
      results,
      terms: await terms,
      facets: counts,
    };
  };
})();
