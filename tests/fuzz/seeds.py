#!/usr/bin/env python3
"""Writes the cases of tests/templates as seeds for the fuzzers: seeds.py FOLDER."""

import pathlib
import re
import sys

CASES = pathlib.Path(__file__).resolve().parent.parent / "templates"


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(CASES.glob("*/*.txt")):
        for number, case in enumerate(re.split(r"^=== .*\n", path.read_text(encoding="utf-8"), flags=re.M)[1:]):
            sections = re.split(r"^--- (\S+).*\n", case, flags=re.M)
            templates = [text for kind, text in zip(sections[1::2], sections[2::2]) if kind == "template"]
            (folder / f"{path.parent.name}-{path.stem}-{number:03}").write_text("----\n".join(templates), encoding="utf-8")


if __name__ == "__main__":
    main()
