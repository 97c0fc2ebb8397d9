#!/usr/bin/env python3
"""Renders every case of tests/templates/cases with Jinja2 and with this engine, and compares the bytes.

usage: differential.py DRIVER [--only FILE] [--random COUNT]

A case with a `--- difference id` must come out differently, and the id must stand in docs/templates.md;
every id there must be used by a case. Random expressions come from random_expressions.py.
Exit: 0 alike, 1 different, 77 no Jinja2 (the test counts as skipped).
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = HERE.parent.parent / "docs" / "templates.md"

try:
    import jinja2
    import jinja2.filters
    import jinja2.tests
except ImportError:
    print("python3-jinja2 is not installed: nothing to compare with")
    sys.exit(77)

import random_expressions


def read_cases(path):
    """The same format as case_file.h."""
    cases, section = [], None
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        if line.startswith("=== "):
            cases.append({"name": line[4:], "templates": [], "data": "{}", "keep": False, "difference": ""})
            section = None
        elif line.startswith("--- "):
            heading, case = line[4:], cases[-1]
            section = None
            if heading == "template" or heading.startswith("template "):
                section = [heading[9:] or "main", ""]
                case["templates"].append(section)
            elif heading == "data":
                section = ["data", ""]
                case["data_section"] = section
            elif heading == "whitespace keep":
                case["keep"] = True
            elif heading.startswith("difference "):
                case["difference"] = heading[11:]
        elif section is not None:
            section[1] += line + "\n"
    for case in cases:
        if "data_section" in case:
            case["data"] = case["data_section"][1]
    return cases


def render(case):
    """What Jinja2 makes of it: (good, text)."""
    env = jinja2.Environment(
        loader=jinja2.DictLoader(dict(case["templates"])),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=not case["keep"],
        lstrip_blocks=not case["keep"],
        extensions=["jinja2.ext.loopcontrols"],
    )
    try:
        return True, env.get_template("main").render(json.loads(case["data"]))
    except Exception as error:  # noqa: any mistake of the template, of whatever kind
        return False, f"{type(error).__name__}: {error}"


def documented_differences():
    _, listed = DOCUMENT.read_text(encoding="utf-8").split("\n## What is different from Jinja2\n")
    return set(re.findall(r"^\| `([a-z0-9-]+)` \|", listed, re.M))


def compare(driver, files, documented):
    """The number of cases, the ids used, and what is wrong."""
    ran = subprocess.run([driver, *map(str, files)], capture_output=True, text=True, check=True, encoding="utf-8")
    ours = json.loads(ran.stdout)
    cases = [case | {"file": path.name} for path in files for case in read_cases(path)]
    wrong, used = [], set()
    if len(ours) != len(cases):
        wrong.append(f"{len(cases)} cases, {len(ours)} results")
    for case, mine in zip(cases, ours):
        good, text = render(case)
        alike = good == mine["good"] and (not good or text == mine["text"])
        where = f"{case['file']}: {case['name']}"
        if case["difference"]:
            used.add(case["difference"])
            if alike:
                wrong.append(f"{where}: marked as different, and is not")
            elif case["difference"] not in documented:
                wrong.append(f"{where}: '{case['difference']}' is not listed in docs/templates.md")
        elif not alike:
            source = "\n".join(f"  --- {name}\n{body}" for name, body in case["templates"])
            wrong.append(f"{where}\n{source}  jinja2: {good} {text!r}\n  ours:   {mine['good']} {mine['text']!r}")
    return len(cases), used, wrong


def name_cases():
    """One case for each filter and test that Jinja2 has: both must know it, but for what is left out."""
    left_out = {"pprint", "random"}
    names = [("filter", name) for name in jinja2.filters.FILTERS] + [("test", name) for name in jinja2.tests.TESTS]
    return "".join(
        f"=== the {kind} {name} is there\n--- template\n{{{{ '{name}' is {kind} }}}}\n"
        for kind, name in names
        if name not in left_out
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("driver")
    parser.add_argument("--only", type=pathlib.Path)
    parser.add_argument("--random", type=int, default=4000)
    options = parser.parse_args()
    documented = documented_differences()
    files = [options.only] if options.only else sorted((HERE / "cases").glob("*.txt"))
    count, used, wrong = compare(options.driver, files, documented)
    print(f"{count} cases in {len(files)} files")
    if not options.only:
        wrong += [f"docs/templates.md lists '{d}', which no case shows" for d in sorted(documented - used)]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "random.txt"
            path.write_text(random_expressions.cases(options.random) + name_cases(), encoding="utf-8")
            random_count, _, random_wrong = compare(options.driver, [path], documented)
        print(f"{random_count} random expressions and names")
        wrong += random_wrong
    for line in wrong:
        print(line)
    print(f"{len(wrong)} differences" if wrong else "all alike")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
