"""Random expressions for differential.py: many small templates over one set of data.

The seed is fixed, so that a difference found once is found again. What docs/templates.md lists as
different is not generated: integers grow only so far, undefined names are not tested for truth, and
`~` joins no safe constants.
"""

import json
import random

DATA = {
    "i": 7, "j": -3, "z": 0, "f": 2.5, "g": -0.75, "t": True, "n": None,
    "s": "Hello <World>", "c": "工作总结", "e": "", "w": "a b,c", "l": [3, 1, 2], "m": ["b", "A", "中"], "k": [],
    "d": {"x": 1, "y": "two", "l": [1, 2]}, "r": [{"a": 1, "b": "x"}, {"a": 2, "b": "<"}, {"a": 1, "b": "z"}],
}


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *options):
        return self.random.choice(options)

    def number(self, depth):
        if depth <= 0:
            return self.pick("i", "j", "z", "f", "g", "t", "1", "2", "10", "0.5", "3.0", "l[0]", "d.x", "(-4)")
        a, b = (lambda: self.number(depth - 1)), (lambda: self.number(depth - 1))
        return self.pick(
            lambda: f"({a()} {self.pick('+', '-', '*', '/', '//', '%')} {b()})",
            lambda: f"(-{a()})",
            lambda: f"({a()} ** {self.pick('0', '1', '2', '3', '-1')})",
            lambda: f"{self.text(depth - 1)}|length",
            lambda: f"{self.list(depth - 1)}|length",
            lambda: f"({a()}|{self.pick('abs', 'int', 'float', 'round', 'round(1)')})",
            lambda: f"({a()} if {self.truth(depth - 1)} else {b()})",
            lambda: f"({self.list(depth - 1)}|{self.pick('sum', 'max', 'min', 'first', 'last')})",
            lambda: f"({self.text(depth - 1)}|{self.pick('int', 'float', 'wordcount')})",
        )()

    def text(self, depth):
        if depth <= 0:
            return self.pick("s", "c", "e", "w", "'a'", "'B <i>'", "\"it's\"", "m[0]", "d.y", "r[1].b")
        a, b = (lambda: self.text(depth - 1)), (lambda: self.text(depth - 1))
        return self.pick(
            lambda: f"({a()} + {b()})",
            lambda: f"({a()} * {self.pick('0', '1', '2')})",
            lambda: f"({self.any(depth - 1)} ~ {b()} ~ i)",
            lambda: f"({a()}|{self.pick('upper', 'lower', 'title', 'capitalize', 'trim', 'reverse', 'string', 'e')})",
            lambda: f"({a()}|replace({b()}, {self.text(depth - 1)}))",
            lambda: f"({a()}|truncate({self.pick('3', '5', '8')}, {self.pick('true', 'false')}, '…', {self.pick('0', '2')}))",
            lambda: f"({a()}|center({self.pick('3', '9', '12')}))",
            lambda: f"({a()}|{self.pick('urlencode', 'striptags', 'forceescape', 'tojson', 'indent(2)', 'wordwrap(5)')})",
            lambda: f"({a()}[{self.pick('0:2', '1:', ':-1', '::-1', '-3:', '::2')}])",
            lambda: f"({a()}.{self.pick('upper()', 'lower()', 'strip()', 'title()', 'zfill(6)', 'swap')})"
            .replace(".swap", ".capitalize()"),
            lambda: f"({self.list(depth - 1)}|join({b()}))",
            lambda: f"({a()} if {self.truth(depth - 1)} else {b()})",
            lambda: f"('%s|%5.1f'|format({self.any(depth - 1)}, {self.number(depth - 1)}))",
            lambda: f"({self.any(depth - 1)}|{self.pick('string', 'tojson')})",
        )()

    def list(self, depth):
        if depth <= 0:
            return self.pick("l", "m", "k", "d.l", "[1, 2]", "['x']", "(1, 2, 3)", "range(4)", "[i, f, s]")
        a = lambda: self.list(depth - 1)
        return self.pick(
            lambda: f"[{self.any(depth - 1)}, {self.any(depth - 1)}]",
            lambda: f"({a()}|list + [{self.any(depth - 1)}])",
            lambda: f"({a()}[{self.pick('0:1', '1:', '::-1', ':-1')}]|list)",
            lambda: f"({a()}|{self.pick('sort', 'unique|list', 'reverse|list', 'sort(reverse=true)', 'list')})",
            lambda: f"({a()}|select({self.pick(repr('odd'), repr('string'), repr('number'), repr('in') + ', l')})|list)",
            lambda: f"({a()}|map({self.pick(repr('string'), repr('upper'), repr('float'), repr('int'))})|list)",
            lambda: f"({a()}|batch(2, 'f')|list)",
            lambda: f"({a()}|slice(2)|list)",
            lambda: f"({self.text(depth - 1)}.split({self.pick('', repr(','), repr(' ') + ', 1')}))",
            lambda: f"({self.text(depth - 1)}|list)",
            lambda: f"(r|map(attribute='{self.pick('a', 'b')}')|list)",
            lambda: f"(r|sort(attribute='{self.pick('a', 'b', 'a,b', 'b,a')}')|map(attribute='b')|list)",
            lambda: f"(r|groupby('a')|map('first')|list)",
            lambda: f"(d.{self.pick('keys', 'values', 'items')}()|list)",
        )()

    def truth(self, depth):
        if depth <= 0:
            return self.pick("t", "i", "e", "k", "n", "true", "false", "d", "missing is defined", "s")
        a = lambda: self.any(depth - 1)
        return self.pick(
            lambda: f"({self.number(depth - 1)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {self.number(depth - 1)})",
            lambda: f"({self.text(depth - 1)} {self.pick('<', '==', '!=', '>=')} {self.text(depth - 1)})",
            lambda: f"({a()} {self.pick('==', '!=')} {a()})",
            lambda: f"({a()} {self.pick('in', 'not in')} {self.list(depth - 1)})",
            lambda: f"({self.text(depth - 1)} in {self.text(depth - 1)})",
            lambda: f"({self.truth(depth - 1)} {self.pick('and', 'or')} {self.truth(depth - 1)})",
            lambda: f"(not {self.truth(depth - 1)})",
            lambda: f"({a()} is {self.pick('', 'not ')}{self.pick('string', 'number', 'none', 'defined', 'sequence', 'mapping', 'boolean', 'integer', 'float', 'iterable')})",
            lambda: f"({self.number(depth - 1)} is {self.pick('odd', 'even', 'divisibleby 2')})",
            lambda: f"({self.number(depth - 1)} < {self.number(depth - 1)} <= {self.number(depth - 1)})",
            lambda: f"({self.text(depth - 1)} is {self.pick('lower', 'upper')})",
        )()

    def any(self, depth):
        return self.pick(self.number, self.text, self.list, self.truth)(depth)

    def template(self):
        depth = self.pick(1, 2, 2, 3)
        kind = self.random.randrange(8)
        if kind < 5:
            return "{{ " + self.any(depth) + " }}"
        if kind == 5:
            return ("{% for x in " + self.list(depth) + " %}{{ loop.index }}{{ x }}{{ x == " + self.any(1)
                    + " }}{% if not loop.last %},{% endif %}{% else %}none{% endfor %}")
        if kind == 6:
            return "{% set v = " + self.any(depth) + " %}{{ v }}{{ v is string }}{{ [v, v] }}"
        return "{% if " + self.truth(depth) + " %}a{% else %}b{% endif %}{% filter upper %}{{ " + self.text(1) + " }}{% endfilter %}"


def cases(count):
    generator = Generator(20240717)
    data = json.dumps(DATA, ensure_ascii=False)
    return "".join(
        f"=== random {number}\n--- template\n{generator.template()}\n--- data\n{data}\n" for number in range(count)
    )
