#!/usr/bin/env python3
"""The report layout over one report's data: this engine against Jinja2 with compiled templates.

usage: templates_bench.py BENCH [--at-least RATIO]

BENCH is the program templates_bench. Both render layouts/report.html over the same data, which this script
makes; their pages must be alike byte for byte. Prints both medians and the ratio.
Exit: 0 fast enough, 1 slower than RATIO (25) or different, 77 no Jinja2.
"""

import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LAYOUTS = ROOT / "layouts"

try:
    import jinja2
    import markupsafe
except ImportError:
    print("python3-jinja2 is not installed: nothing to compare with")
    sys.exit(77)


def phrases():
    """The Chinese phrases of words.yaml, which has one a line."""
    text = (LAYOUTS / "words.yaml").read_text(encoding="utf-8")
    return {key: json.loads(f'"{phrase}"') for key, phrase in re.findall(r'^([\w.-]+): \{zh-CN: "((?:[^"\\]|\\.)*)"', text, re.M)}


def date(iso, text):
    return {"iso": iso, "text": text, "short": text[5:], "year": int(iso[:4])}


def term(kind, id, name):
    return {"kind": kind, "id": id, "name": name, "url": f"{kind}s/{id}.html"}


def data():
    """One report as pages/ gives it, of the usual size: twenty paragraphs, a dozen activities."""
    unit = {"id": "wenlian", "name": "市文联", "short_name": "市文联", "url": "units/wenlian.html", "timeline_url": "timeline/unit/wenlian.html"}
    year = {"year": 2021, "url": "years/2021.html"}
    other = {
        "title": "年度工作总结", "full_title": "市文联年度工作总结", "url": "reports/wenlian/2020/annual.html", "withdrawn": None,
        "date": date("2020-12-30", "2020年12月30日"), "year": {"year": 2020, "url": "years/2020.html"}, "unit": unit,
    }
    campaigns = [term("campaign", "wei-qunzhong", "我为群众办实事"), term("campaign", "wenyi-jin-wanjia", "文艺进万家")]
    activities = [
        {
            "title": f"举办第{n}场基层文艺辅导 <交流> 活动", "text": "参加者四十余人，现场答疑三个小时。" if n % 3 == 0 else None,
            "place": "市文化馆" if n % 2 else None, "edtf": f"2021-{n:02d}-05", "kind": "day", "when": f"{n}月5日",
            "when_full": f"2021年{n}月5日", "datetime": f"2021-{n:02d}-05", "until": "7日" if n % 4 == 0 else None,
            "until_datetime": f"2021-{n:02d}-07" if n % 4 == 0 else None, "note": None, "note_full": None, "year": 2021,
            "month": n, "found": n % 5 == 0, "anchor": f"d.{n}" if n % 2 else None, "line_anchor": f"act.{n}", "themes": [], "campaigns": campaigns[: n % 3], "url": f"reports/wenlian/2021/annual.html#act.{n}",
        }
        for n in range(1, 13)
    ]
    paragraph = "<p>围绕中心、服务大局，组织文艺志愿者深入社区、乡村、学校开展辅导和演出，全年举办各类活动一百二十余场，受益群众三万多人次。</p>\n"
    body = "".join(f'<h2 id="s{n}">{n}、重点工作</h2>\n' + paragraph * 4 for n in range(1, 9))
    report = {
        "title": "市文联2021年工作总结", "subtitle": "守正创新 <开新局>", "full_title": "市文联2021年工作总结", "url": "reports/wenlian/2021/annual.html",
        "unit": unit, "units": [unit, {**unit, "name": "市作协", "id": "zuoxie", "url": "units/zuoxie.html"}], "year": year,
        "period": {"code": "annual", "name": "年度总结"}, "kind_name": "2021年度总结", "date": date("2021-12-28", "2021年12月28日"),
        "themes": [term("theme", f"t{n}", f"主题{n}") for n in range(3)], "slogans": [term("slogan", f"s{n}", f"学史明理、学史增信{n}") for n in range(4)],
        "campaigns": campaigns, "slogans_found": [term("slogan", "s3", "学史明理、学史增信3")], "campaigns_found": [],
        "comparison": {"earlier": 2020, "url": "units/wenlian/compare-2020-2021.html"}, "compilation_url": "units/wenlian/2021.html",
        "authors": ["办公室", "组联部"], "number": "文联〔2021〕12号", "source": "市文联门户", "summary": None,
        "withdrawn": None, "params": {}, "body": body,
        "toc": [{"text": f"{n}、重点工作", "anchor": f"s{n}", "level": 2, "children": [{"text": "做法", "anchor": f"s{n}-1", "level": 3, "children": []}]} for n in range(1, 9)],
        "activities": activities, "attachments": [{"title": f"附件{n}", "url": f"reports/wenlian/2021/annual/{n}.pdf", "kind": "PDF", "size": "1.2 MB"} for n in (1, 2)],
        "related": [{"report": other, "reasons": ["同一单位", "同一口号"]} for _ in range(5)], "prev": other, "next": None,
        "citation": "市文联：《市文联2021年工作总结》，2021年12月28日。",
    }
    site = {
        "title": "工作总结门户", "subtitle": None, "footer": "市级机关内部资料", "note": "内部资料", "language": "zh-CN", "base_url": None, "version": "1.0",
        "content_date": date("2021-12-28", "2021年12月28日"), "menu": [{"title": "关于", "url": "about.html", "external": False}],
        "css": "assets/portal.css", "js": "assets/portal.js",
        "assets": {name: f"assets/{name}" for name in ("icon.svg", "lists.js", "search/mark.js")}, "theme_count": 3, "features": {"search": True, "coverage": True, "feeds": False},
    }
    page = {
        "kind": "report", "title": report["title"], "url": report["url"], "nav": "units", "description": "围绕中心、服务大局", "canonical": None,
        "feed": None, "pager": None, "crumbs": [{"title": "首页", "url": "index.html"}, {"title": "市文联", "url": unit["url"]}, {"title": report["title"], "url": None}],
    }
    return {"report": report, "site": site, "page": page, "root": "../../../", "words": phrases()}


def jinja_page(values, rounds):
    words = values["words"]

    def t(key, *arguments):
        text = words[key]
        for i, argument in enumerate(arguments):
            text = text.replace("{%d}" % i, str(argument))
        return text

    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(LAYOUTS), undefined=jinja2.StrictUndefined, autoescape=True, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"], auto_reload=False,
    )
    env.globals["t"] = t
    template = env.get_template("report.html")
    values = {**values, "report": {**values["report"], "body": markupsafe.Markup(values["report"]["body"])}}
    page = template.render(values)
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        template.render(values)
        times.append(time.perf_counter() - begin)
    return page, statistics.median(times) * 1e6


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--at-least", type=float, default=25)
    parser.add_argument("--rounds", type=int, default=300)
    options = parser.parse_args()
    values = data()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "report.json"
        path.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
        page, theirs = jinja_page(values, options.rounds)
        mine = subprocess.run([options.bench, LAYOUTS, path, "--print"], capture_output=True, check=True).stdout.decode()
        took, size = subprocess.run([options.bench, LAYOUTS, path], capture_output=True, text=True, check=True).stdout.split()
    ours = float(took)
    print(f"report layout, {size} bytes: Jinja2 {jinja2.__version__} {theirs:.0f} µs, this engine {ours:.1f} µs, {theirs / ours:.0f} times faster")
    if mine != page:
        print("the pages differ")
        return 1
    return 0 if theirs / ours >= options.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
