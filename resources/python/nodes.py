# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to nodes of Python's syntax tree; expressions, which may be deep, are walked without recursion."""
import ast

PLAIN, IF, ELSE, TRY, EXCEPT, FINALLY, LOOP, WITH, TYPE_CHECKING = range(9)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def children(node):
    found = []
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, list):
            found.extend(item for item in value if isinstance(item, ast.AST))
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def dotted(node):
    """`a.b.c` of a name or of attributes of a name; else None."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


def bound(targets):
    """The plain names that targets of an assignment bind."""
    names = []
    stack = list(reversed(targets))
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            names.append(node.id)
        elif isinstance(node, (ast.Tuple, ast.List)):
            stack.extend(reversed(node.elts))
        elif isinstance(node, ast.Starred):
            stack.append(node.value)
    return names


def is_type_checking(test):
    return (dotted(test) or "").split(".")[-1] == "TYPE_CHECKING"


def branches_of_if(node):
    """All branches of `if ... elif ... else` with their tests; not by recursion, since there may be thousands of elif."""
    parts = []
    while True:
        kind, other = IF, ELSE
        if is_type_checking(node.test):
            kind = TYPE_CHECKING
        elif isinstance(node.test, ast.UnaryOp) and is_type_checking(node.test.operand):
            other = TYPE_CHECKING
        parts.append((ELSE if parts and kind == IF else kind, node.body, node.test))
        rest = node.orelse
        if len(rest) == 1 and isinstance(rest[0], ast.If) and rest[0].col_offset == node.col_offset:
            node = rest[0]
        else:
            parts.append((other, rest, None))
            return parts


def blocks(node):
    """The (branch, statements, test) of a compound statement that is neither a class nor a function; else None."""
    name = type(node).__name__
    if name == "If":
        return branches_of_if(node)
    if name in ("For", "AsyncFor", "While"):
        return [(LOOP, node.body, None), (LOOP, node.orelse, None)]
    if name in ("With", "AsyncWith"):
        return [(WITH, node.body, None)]
    if name in ("Try", "TryStar"):
        handlers = [(EXCEPT, handler.body, None) for handler in node.handlers]
        return [(TRY, node.body, None)] + handlers + [(TRY, node.orelse, None), (FINALLY, node.finalbody, None)]
    if name == "Match":
        return [(LOOP, case.body, None) for case in node.cases]
    return None


def constant(node, kind):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, kind) else None
