/*
 * The words that the search page's script shows, in Chinese.
 */
(function () {
  'use strict';

  Gazette.words = {
    kinds: { unit: '单位', theme: '主题', slogan: '提法', campaign: '活动' },
    facets: { year: '年度', unit: '单位', theme: '主题', slogan: '口号提法', campaign: '活动' },
    dates: '成文日期',
    since: '自',
    until: '至',
    /** @param {string} q @param {number} n @param {boolean} exact */
    count: (q, n, exact) => `${q && `“${q}”`}${exact ? '共' : '约'}${n}篇`,
    /** @param {string} q */
    none: (q) => `没有找到${q ? `“${q}”` : '符合条件的报告'}`,
    advice: '可以减少检索词，或取消筛选。',
    more: '再显示一些',
    /** @param {number} n @param {boolean} all */
    hits: (n, all) => `${n}处${all ? '' : '以上'}`,
    /** @param {number} n */
    rest: (n) => `其余${n}项`,
    remove: '取消筛选',
    withdrawn: '已撤回',
    failed: '索引没有读出来，请刷新页面再试。',
    busy: '正在检索……',
    /** @param {string} y */
    year: (y) => y + '年',
  };
})();
