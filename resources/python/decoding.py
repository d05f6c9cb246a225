# SPDX-License-Identifier: GPL-3.0-or-later
"""What the bytes of a Python file say as text, as CPython would read them."""
import codecs
import re

LINE_END = re.compile(b"\r\n?|\n")
COOKIE = re.compile(br"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
BLANK = re.compile(br"^[ \t\f]*(?:#.*)?$")


class Unreadable(Exception):
    """Says why a file cannot be parsed: what is wrong, in which line, and details."""


def line_of(data, position):
    return 1 + sum(1 for _ in LINE_END.finditer(data, 0, position))


def normal(cookie):
    """The name of an encoding, without what editors add to two of them (`utf-8-unix`)."""
    name = cookie.lower().replace("_", "-")
    for start, usual in (("utf-8", "utf-8"), ("latin-1", "latin-1"), ("iso-8859-1", "latin-1"), ("iso-latin-1", "latin-1")):
        if name == start or name.startswith(start + "-"):
            return usual
    return cookie


def coding_of(data):
    """What the coding cookie says (PEP 263) and its line, or None."""
    start = 0
    for number in (1, 2):
        end = LINE_END.search(data, start, start + 4096)
        line = data[start:end.start() if end else start + 4096]
        found = COOKIE.match(line)
        if found:
            return normal(found.group(1).decode("ascii")), number
        if not end or not BLANK.match(line):
            break
        start = end.end()
    return None, 1


def decoded(data, answer):
    """The text of a file's bytes; fills in what the answer says of its encoding."""
    answer["bom"] = data.startswith(codecs.BOM_UTF8)
    if answer["bom"]:
        data = data[3:]
    cookie, cookie_line = coding_of(data)
    answer["encoding"] = cookie or "utf-8"
    if b"\0" in data:
        raise Unreadable("nul", line_of(data, data.index(b"\0")), "")
    try:
        codec = codecs.lookup(cookie or "utf-8").name
        if codec == "utf-8":
            answer["encoding"] = "utf-8"
        elif answer["bom"]:
            raise Unreadable("mark", cookie_line, cookie)
        text = data.decode(codec)
        utf8 = data if codec == "utf-8" else text.encode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("bytes", line_of(data, error.start), answer["encoding"])
    except UnicodeEncodeError as error:
        before = error.object[:error.start].encode("utf-8", "replace")
        raise Unreadable("bytes", line_of(before, len(before)), cookie)
    except (LookupError, ValueError):
        raise Unreadable("coding", cookie_line, cookie)
    if codec != "utf-8":
        answer["source"] = text
    return text, utf8
