# SPDX-License-Identifier: GPL-3.0-or-later
"""The syntax tree of a module as a flat list of numbers."""
import ast
import re

from decoding import LINE_END, Unreadable
from nodes import FUNCTIONS, PLAIN, blocks, bound, children, constant, dotted
from options import Init

# Deeper expressions are given by their source only, so that whoever reads the tree needs no deep stack.
DEEPEST = 100
# More numbers than any file that a person wrote makes.
MOST_NUMBERS = 4000000
# Longer integers are not written out; doing so takes time that grows with the square of their length.
MOST_BITS = 4096

NONE, BOOL, INTEGER, FLOAT, TEXT, BYTES, LIST, TUPLE, SET, DICT, NAME, ATTRIBUTE, CALL, UNARY, BINARY, SUBSCRIPT, STARRED, \
    COMPARE, LOGIC, CONDITION, LOOP, OTHER = range(22)
IMPORT, FROM, ASSIGN, AUGMENT, CLASS, FUNCTION, STATEMENT, DOCSTRING = range(8)

OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**",
    "LShift": "<<", "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&",
    "UAdd": "+", "USub": "-", "Invert": "~", "Not": "not", "And": "and", "Or": "or",
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in",
    "NotIn": "not in",
}
SEQUENCES = {ast.List: LIST, ast.Tuple: TUPLE, ast.Set: SET}
LOOPS = (ast.ListComp, ast.SetComp, ast.GeneratorExp)
AT = re.compile(br"[ \t\f]*@")
# Between two parts of a statement or call stand only signs, blanks and comments.
SIGN = re.compile(br"#[^\r\n]*|[():=]|\*\*")


class Writer:
    """Writes statements as a flat list of numbers.

    Texts are places in `texts`; lists are their length and then their items. A record of an expression: kind, begin, end, and
    by kind its text, items, keywords (name, begin, end, place in items) or names. A record of a statement: see statement();
    of a condition: the one around it and itself as conditions are counted (from 1), whether it is negated, its test.
    """

    def __init__(self, source):
        self.source = source
        self.lines = [0] + [end.end() for end in LINE_END.finditer(source)]
        self.numbers = []
        self.texts = {}
        self.names_of = {}  # id of a class or function -> the names that it reads
        self.tests = []  # (the condition around it, negated, test) of each condition

    def text(self, text):
        return self.texts.setdefault(text, len(self.texts))

    def begin(self, node):
        return self.lines[node.lineno - 1] + node.col_offset

    def end(self, node):
        return self.lines[node.end_lineno - 1] + node.end_col_offset

    def begin_of_statement(self, node):
        """With decorators: back from the first one to the line that starts with its `@`."""
        if not getattr(node, "decorator_list", None):
            return self.begin(node)
        for line in range(node.decorator_list[0].lineno - 1, -1, -1):
            start = AT.match(self.source, self.lines[line])
            if start:
                return start.end() - 1
        return self.begin(node)

    def names(self, roots):
        """The names that nodes read, dotted where they are, in order; not by recursion, since code may be deep."""
        found = {}
        stack = list(reversed(roots))
        while stack:
            node = stack.pop()
            kind = type(node)
            if kind is ast.Name:
                if isinstance(node.ctx, ast.Load):
                    found[node.id] = True
            elif kind is ast.Attribute:
                name = dotted(node if isinstance(node.ctx, ast.Load) else node.value)
                if name is None:
                    stack.append(node.value)
                else:
                    found[name] = True
            elif id(node) in self.names_of:
                for name in self.names_of[id(node)]:
                    found[name] = True
            elif kind is not ast.Constant:
                stack.extend(reversed(children(node)))
        return list(found)

    def put_names(self, names):
        self.numbers.append(len(names))
        self.numbers.extend([self.text(name) for name in names])

    # Expressions

    def expression(self, node, depth):
        put = self.numbers
        begin, end = self.begin(node), self.end(node)
        kind = type(node)
        if depth > DEEPEST:
            self.other(node, begin, end)
        elif kind is ast.Constant:
            self.constant(node, begin, end)
        elif kind is ast.Name:
            put += (NAME, begin, end, self.text(node.id))
        elif kind is ast.Attribute:
            name = dotted(node)
            if name is not None:
                put += (NAME, begin, end, self.text(name))
            else:
                put += (ATTRIBUTE, begin, end, self.text(node.attr), 1)
                self.expression(node.value, depth + 1)
        elif kind is ast.Call:
            self.call(node, begin, end, depth)
        elif kind in SEQUENCES:
            put += (SEQUENCES[kind], begin, end)
            self.expressions(node.elts, depth + 1)
        elif kind is ast.Dict:
            self.dictionary(node, begin, end, depth)
        elif kind is ast.UnaryOp:
            self.unary(node, begin, end, depth)
        elif kind is ast.BinOp:
            put += (BINARY, begin, end, self.text(OPERATORS[type(node.op).__name__]))
            self.expressions([node.left, node.right], depth + 1)
        elif kind is ast.Subscript:
            self.subscript(node, begin, end, depth)
        elif kind is ast.Starred:
            put += (STARRED, begin, end)
            self.expressions([node.value], depth + 1)
        else:
            self.rare_expression(node, begin, end, depth)

    def rare_expression(self, node, begin, end, depth):
        kind = type(node)
        if kind is ast.Compare and len(node.ops) == 1:
            self.numbers += (COMPARE, begin, end, self.text(OPERATORS[type(node.ops[0]).__name__]))
            self.expressions([node.left, node.comparators[0]], depth + 1)
        elif kind is ast.BoolOp:
            self.numbers += (LOGIC, begin, end, self.text(OPERATORS[type(node.op).__name__]))
            self.expressions(node.values, depth + 1)
        elif kind is ast.IfExp:
            self.numbers += (CONDITION, begin, end)
            self.expressions([node.test, node.body, node.orelse], depth + 1)
        elif kind in LOOPS and len(node.generators) == 1 and not (node.generators[0].ifs or node.generators[0].is_async):
            self.numbers += (LOOP, begin, end)
            self.expressions([node.elt, node.generators[0].target, node.generators[0].iter], depth + 1)
        else:
            self.other(node, begin, end)

    def expressions(self, nodes, depth):
        self.numbers.append(len(nodes))
        for node in nodes:
            self.expression(node, depth)

    def other(self, node, begin, end):
        self.numbers += (OTHER, begin, end)
        self.put_names(self.names([node]))

    def constant(self, node, begin, end):
        put = self.numbers
        value = node.value
        kind = type(value)
        if kind is str:
            put += (TEXT, begin, end, self.text(value))
        elif value is None:
            put += (NONE, begin, end)
        elif kind is bool:
            put += (BOOL, begin, end, self.text(str(value)))
        elif kind is int and value.bit_length() <= MOST_BITS:
            put += (INTEGER, begin, end, self.text(str(value)))
        elif kind is float:
            put += (FLOAT, begin, end, self.text(self.source[begin:end].decode("ascii", "replace")))
        elif kind is bytes:
            put += (BYTES, begin, end, self.text(value.decode("latin-1")))
        else:
            self.other(node, begin, end)

    def unary(self, node, begin, end, depth):
        operator = OPERATORS[type(node.op).__name__]
        number = node.operand.value if isinstance(node.operand, ast.Constant) else None
        if operator == "-" and type(number) is int and number.bit_length() <= MOST_BITS:
            self.numbers += (INTEGER, begin, end, self.text(str(-number)))
        elif operator == "-" and type(number) is float:
            written = self.source[self.begin(node.operand):self.end(node.operand)]
            self.numbers += (FLOAT, begin, end, self.text("-" + written.decode("ascii", "replace")))
        else:
            self.numbers += (UNARY, begin, end, self.text(operator))
            self.expressions([node.operand], depth + 1)

    def dictionary(self, node, begin, end, depth):
        self.numbers += (DICT, begin, end, 2 * len(node.values))
        for key, value in zip(node.keys, node.values):
            if key is None:
                self.numbers += (OTHER, self.begin(value), self.begin(value), 0)
            else:
                self.expression(key, depth + 1)
            self.expression(value, depth + 1)

    def subscript(self, node, begin, end, depth):
        index = node.slice
        if type(index).__name__ == "Index":  # until 3.8
            index = index.value
        if any(type(part).__name__ in ("Slice", "ExtSlice") for part in [index] + getattr(index, "elts", [])):
            self.other(node, begin, end)
        else:
            self.numbers += (SUBSCRIPT, begin, end)
            self.expressions([node.value, index], depth + 1)

    def call(self, node, begin, end, depth):
        put = self.numbers
        values = [keyword.value for keyword in node.keywords]
        put += (CALL, begin, end)
        self.expressions([node.func] + node.args + values, depth + 1)
        self.keywords(node.keywords, 1 + len(node.args), self.end(node.func), end)

    def keywords(self, keywords, first, begin, end):
        """`first` is the place of the first one's value; `begin` and `end` bound where they can stand."""
        self.numbers.append(len(keywords))
        for at, keyword in enumerate(keywords):
            if hasattr(keyword, "end_lineno"):
                span = (self.begin(keyword), self.end(keyword))
            else:
                span = self.span_of_keyword(keyword, begin, end)
            self.numbers += (self.text(keyword.arg or ""),) + span + (first + at,)

    def span_of_keyword(self, keyword, begin, end):
        """Python 3.8 does not say where a keyword stands."""
        value = self.begin(keyword.value)
        sign, opened = value, 0
        for found in SIGN.finditer(self.source, begin, value):
            if found.group() in (b"=", b"**"):
                sign, opened = found.start(), 0
            elif found.group() == b"(":
                opened += 1
        if keyword.arg is not None:
            sign = self.source.rindex(keyword.arg.encode("utf-8"), begin, sign)
        last = self.end(keyword.value)
        for found in SIGN.finditer(self.source, last, end):
            if opened and found.group() == b")":
                opened -= 1
                last = found.end()
            elif not found.group().startswith(b"#"):
                break
        return sign, last

    # Statements

    def module(self, body):
        self.statements(body)
        self.numbers.append(len(self.tests))
        for within, negated, test in self.tests:
            self.numbers += (within, int(negated))
            self.expression(test, 0)
            self.check_size()

    def condition(self, within, negated, test):
        self.tests.append((within, negated, test))
        return len(self.tests)

    def flat(self, body, branch, depth, block, condition, into):
        for node in body:
            parts = blocks(node)
            if parts is None:
                into.append((node, branch, depth, block, condition))
                continue
            outer = block or (self.begin(node), self.end(node))
            before = condition
            last = max((at for at, part in enumerate(parts) if part[1]), default=0)
            for at, (kind, statements, test) in enumerate(parts[:last + 1]):
                holds = before if test is None else self.condition(before, False, test)
                self.flat(statements, kind, depth + 1, outer, holds, into)
                if test is not None and at < last:
                    before = self.condition(before, True, test)
        return into

    def statements(self, body):
        listed = self.flat(body, PLAIN, 0, None, 0, [])
        self.numbers.append(len(listed))
        for at, (node, branch, depth, block, condition) in enumerate(listed):
            self.statement(node, branch, depth, (block or (0, 0)) + (condition,), at == 0 and depth == 0)
            self.check_size()

    def check_size(self):
        if len(self.numbers) > MOST_NUMBERS:
            raise Unreadable("much", 0, "")

    def statement(self, node, branch, depth, block, first):
        kind = type(node)
        begin, end = self.begin_of_statement(node), self.end(node)
        place = (branch, depth, begin, end) + block
        if kind is ast.Import:
            self.imports(IMPORT, place, "", 0, [(name.name, name.asname or name.name.split(".")[0]) for name in node.names])
        elif kind is ast.ImportFrom:
            names = [(name.name, name.asname or name.name) for name in node.names]
            self.imports(FROM, place, node.module or "", node.level or 0, names)
        elif kind is ast.Assign and all(isinstance(target, ast.Name) for target in node.targets):
            self.assign(ASSIGN, place, "", node.targets, node.value, None)
        elif kind is ast.AnnAssign and isinstance(node.target, ast.Name):
            self.assign(ASSIGN, place, "", [node.target], node.value, node.annotation)
        elif kind is ast.AugAssign and isinstance(node.target, ast.Name):
            self.assign(AUGMENT, place, OPERATORS[type(node.op).__name__], [node.target], node.value, None)
        elif kind is ast.ClassDef:
            self.class_statement(place, node)
        elif kind in FUNCTIONS:
            self.function(place, node)
        elif first and kind is ast.Expr and constant(node.value, str) is not None:
            self.numbers.append(DOCSTRING)
            self.numbers += place
            self.optional(node.value)
        else:
            self.other_statement(place, node)

    def optional(self, node):
        self.expressions([] if node is None else [node], 0)

    def imports(self, kind, place, module, level, names):
        self.numbers.append(kind)
        self.numbers += place
        self.numbers += (self.text(module), level, len(names))
        for name, alias in names:
            self.numbers += (self.text(name), self.text(alias))

    def assign(self, kind, place, operator, targets, value, annotation):
        self.numbers.append(kind)
        self.numbers += place
        self.numbers.append(self.text(operator))
        self.put_names([target.id for target in targets])
        self.optional(value)
        self.optional(annotation)

    def class_statement(self, place, node):
        begin, body = self.begin(node), self.begin_of_statement(node.body[0])
        parts = node.bases + [keyword.value for keyword in node.keywords] + getattr(node, "type_params", [])
        behind = max([begin + len("class")] + [self.end(part) for part in parts])
        header = next(found.end() for found in SIGN.finditer(self.source, behind, body) if found.group() == b":")
        self.numbers.append(CLASS)
        self.numbers += place
        self.numbers += (self.text(node.name), header)
        self.expressions(node.decorator_list, 0)
        self.expressions(node.bases, 0)
        self.keywords(node.keywords, 0, begin, header)
        self.expressions([keyword.value for keyword in node.keywords], 0)
        self.statements(node.body)
        self.names_of[id(node)] = self.names(children(node))
        self.put_names(self.names_of[id(node)])

    def function(self, place, node):
        self.numbers.append(FUNCTION)
        self.numbers += place
        self.numbers.append(self.text(node.name))
        self.expressions(node.decorator_list, 0)
        settings = Init(node).found if node.name == "__init__" else []
        self.numbers.append(len(settings))
        for how, name, value, conditional in settings:
            self.numbers += (how, self.text(name), int(conditional))
            self.optional(value)
        self.names_of[id(node)] = self.names(children(node))
        self.put_names(self.names_of[id(node)])

    def other_statement(self, place, node):
        self.numbers.append(STATEMENT)
        self.numbers += place
        targets = node.targets if isinstance(node, ast.Assign) else []
        self.put_names(bound(targets))
        # `A, B = 1, 2`: as many names as values, one for one.
        even = len(targets) == 1 and all(isinstance(part, ast.Name) for part in getattr(targets[0], "elts", [node]))
        self.optional(node.value if isinstance(node, ast.Expr) or even else None)
        self.put_names(self.names([node]))
