#!/usr/bin/env python3
"""make_portal.py FOLDER COUNT: a portal of COUNT reports made of the sentences of content/.

Used by the bench where no larger corpus is at hand. The same COUNT gives the same bytes.
"""
import pathlib
import random
import re
import sys

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "content" / "reports"
THEMES = ["学习教育", "服务群众", "基层基础", "队伍建设", "作风建设", "文献普及", "年度部署", "志愿服务"]
SLOGANS = [f"提法{a}{b}" for a in "甲乙丙丁戊" for b in "子丑寅卯"]
CAMPAIGNS = [f"行动{a}{b}" for a in "东南西" for b in "一二三四五"]
NUMBERS = "一二三四五"


def sentences():
    found = []
    for path in sorted(SAMPLE.rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        body = re.sub(r"[#*`>|\[\]()_!]|https?://\S+", "", body)
        found += [s for s in re.findall(r"[^。；\n]+[。；]", body) if 12 < len(s) < 200]
    return found


def report(rng, pool, number, unit, year):
    deeds = sorted((rng.randint(1, 12), rng.randint(1, 28)) for _ in range(rng.randint(2, 7)))
    lines = ["---", f"title: {unit}{year}年工作总结（{number}）", f"unit: {unit}", f"year: {year}",
             f"period: {rng.choice(['annual', 'annual', 'H1', 'Q1', 'Q2', 'Q3'])}", f"date: {year}-12-{rng.randint(1, 28):02}",
             "theme: [" + ", ".join(rng.sample(THEMES, rng.randint(1, 3))) + "]",
             "slogans: [" + ", ".join(rng.sample(SLOGANS, rng.randint(1, 4))) + "]",
             "campaigns: [" + ", ".join(rng.sample(CAMPAIGNS, rng.randint(0, 3))) + "]", "activities:"]
    for month, day in deeds:
        lines += [f"  - date: {year}-{month:02}-{day:02}", f"    title: 开展第{number}号工作"]
    lines += ["---", "", rng.choice(pool) + rng.choice(pool), ""]
    for h in range(rng.randint(3, 5)):
        lines += [f"## {NUMBERS[h]}、{rng.choice(pool)[:14]}", ""]
        for k in range(rng.randint(2, 4)):
            lines += [f"### （{NUMBERS[k]}）{rng.choice(pool)[:12]}", ""]
            for _ in range(rng.randint(1, 2)):
                text = "".join(rng.choice(pool) for _ in range(rng.randint(2, 4)))
                lines += [f"**{text[:8]}**{text[8:]}" if rng.random() < .5 else text, ""]
    return "\n".join(lines)


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    rng, pool = random.Random(7), sentences()
    units = [f"{a}{b}县{c}" for a in "青云安平和清永长宁新" for b in "川阳城源泉" for c in ("组织部", "宣传部", "社科联", "教育局")]
    units = units[:max(5, min(len(units), count // 12))]
    for number in range(count):
        unit, year = rng.choice(units), 2011 + rng.randrange(15)
        path = folder / "content" / "reports" / str(year) / f"r{number:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(rng, pool, number, unit, year), encoding="utf-8")


main()
