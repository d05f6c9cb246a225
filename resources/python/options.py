# SPDX-License-Identifier: GPL-3.0-or-later
"""What the `__init__` of a field class does with the options of the field."""
import ast

from nodes import FINALLY, FUNCTIONS, TRY, WITH, blocks, constant, dotted

ASSIGNED, DEFAULTED, PASSED, PARAMETER, REMOVED, KEYWORD_ONLY = range(6)


class Init:
    """Finds what an `__init__` does with the options that it hands on: a list of (how, name, value, conditional)."""

    def __init__(self, function):
        self.found = []
        self.mapping = function.args.kwarg.arg if function.args.kwarg else None
        self.drafts = {}  # dictionaries that the function makes: their places in `found`
        self.parameters(function.args)
        self.walk(function.body, frozenset())

    def parameters(self, arguments):
        positional = getattr(arguments, "posonlyargs", []) + arguments.args
        defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
        for parameter, value in list(zip(positional, defaults))[1:]:
            self.found.append((PARAMETER, parameter.arg, value, False))
        for parameter, value in zip(arguments.kwonlyargs, arguments.kw_defaults):
            self.found.append((KEYWORD_ONLY, parameter.arg, value, False))

    def walk(self, body, missing):
        """`missing`: None in a branch of unknown condition, else the options that are known not to be given in it."""
        for node in body:
            if isinstance(node, FUNCTIONS + (ast.ClassDef,)):
                continue
            parts = blocks(node)
            if parts is None:
                self.statement(node, missing)
                continue
            sure = isinstance(node, (ast.With, ast.Try))
            for branch, statements, _ in parts:
                inner = missing if sure and branch in (WITH, TRY, FINALLY) else None
                if isinstance(node, ast.If) and statements is node.body:
                    inner = self.absent(node.test)
                self.walk(statements, inner)

    def absent(self, test):
        """The option of `if "option" not in kwargs`."""
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.NotIn) \
                and self.is_mapping(test.comparators[0]):
            name = constant(test.left, str)
            return None if name is None else frozenset([name])
        return None

    def is_mapping(self, node):
        return isinstance(node, ast.Name) and (node.id == self.mapping or node.id in self.drafts)

    def add(self, how, name, value, missing):
        if name is None:
            return
        known = missing is not None and (not missing or name in missing)
        if how == ASSIGNED and missing and name in missing:
            how = DEFAULTED
        if how in (ASSIGNED, PASSED) and isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) \
                and value.func.attr in ("get", "pop") and self.is_mapping(value.func.value) \
                and len(value.args) == 2 and constant(value.args[0], str) == name:
            how, value = DEFAULTED, value.args[1]
        self.found.append((how, name, value, not known))

    def statement(self, node, missing):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            self.assign(node.targets[0], node.value, missing)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                if isinstance(target, ast.Subscript):
                    self.add(REMOVED, self.key(target), None, missing)
        elif isinstance(node, (ast.Expr, ast.Return)) and isinstance(node.value, ast.Call):
            self.call(node.value, missing)

    def key(self, target):
        if not self.is_mapping(target.value):
            return None
        return constant(getattr(target.slice, "value", None) if type(target.slice).__name__ == "Index" else target.slice, str)

    def assign(self, target, value, missing):
        if isinstance(target, ast.Subscript):
            self.add(ASSIGNED, self.key(target), value, missing)
        elif isinstance(target, ast.Name) and self.pairs(value) is not None:
            self.draft(target.id, value, missing)
        elif isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "pop":
            self.call(value, missing)

    def pairs(self, node):
        """The (name, value) of a dictionary that is written out; name None for `**mapping`.  Else None."""
        if isinstance(node, ast.Dict):
            return [(None if key is None else constant(key, str) or "", value) for key, value in zip(node.keys, node.values)]
        if isinstance(node, ast.Call) and dotted(node.func) == "dict" and not node.args:
            return [(keyword.arg, keyword.value) for keyword in node.keywords]
        return None

    def draft(self, variable, node, missing):
        pairs = self.pairs(node)
        spread = [at for at, (name, value) in enumerate(pairs) if name is None and self.is_mapping(value)]
        start = len(self.found)
        for at, (name, value) in enumerate(pairs):
            if name:
                self.add(DEFAULTED if spread and at < spread[-1] else ASSIGNED, name, value, missing)
        self.drafts[variable] = range(start, len(self.found))

    def update(self, node, missing):
        for argument in node.args:
            if isinstance(argument, ast.Name) and argument.id == self.mapping and isinstance(node.func.value, ast.Name):
                for at in self.drafts.get(node.func.value.id, ()):
                    if self.found[at][0] == ASSIGNED:
                        self.found[at] = (DEFAULTED,) + self.found[at][1:]
            for name, value in self.pairs(argument) or []:
                self.add(ASSIGNED, name or None, value, missing)
        for keyword in node.keywords:
            self.add(ASSIGNED, keyword.arg, keyword.value, missing)

    def hand_on(self, node, missing):
        """`super().__init__(...)`, or `Base.__init__(self, ...)`."""
        plain = node.args
        if not isinstance(node.func.value, ast.Call):
            plain = plain[1:]
        for place, value in enumerate(plain):
            if isinstance(value, ast.Starred):
                break
            self.add(PASSED, str(place), value, missing)
        for keyword in node.keywords:
            self.add(PASSED, keyword.arg, keyword.value, missing)

    def call(self, node, missing):
        if not isinstance(node.func, ast.Attribute):
            return
        method = node.func.attr
        if method == "__init__":
            self.hand_on(node, missing)
        elif not self.is_mapping(node.func.value):
            return
        elif method == "setdefault" and len(node.args) == 2:
            self.add(DEFAULTED, constant(node.args[0], str), node.args[1], missing)
        elif method == "pop" and node.args:
            self.add(REMOVED, constant(node.args[0], str), None, missing)
        elif method == "update":
            self.update(node, missing)
