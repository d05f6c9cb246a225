# SPDX-License-Identifier: GPL-3.0-or-later
"""Parses Python files for Relata, without importing or running anything of them.

Run as: python3 -I read.py MEMORY_BYTES FILE_SECONDS

Standard input holds first the other files of this folder, since -I takes nothing from there: a line with their number, and
of each a line `NAME SIZE` and its bytes. Then come requests, which standard output answers. A request is a line and as many
bytes as it says:
    parse SIZE  a file as it lies on the disk
An answer is a line `SIZE` and that many bytes of JSON:
    encoding  of the file
    bom       whether it starts with a byte order mark
    source    its text; left out where the file is UTF-8 already
    error     [what, line, detail] if it cannot be parsed; then there is no more
    tree      the statements and conditions as numbers, see writer.py
    texts     what numbers of the tree stand for
The first answer, before all else, is {"version": [3, 11]}. Positions are bytes of the text in UTF-8, without the mark.
"""
import ast
import gc
import json
import sys
import types

OLDEST = (3, 8)


def take_modules():
    for _ in range(int(sys.stdin.buffer.readline())):
        name, size = sys.stdin.buffer.readline().decode("ascii").split()
        module = sys.modules[name] = types.ModuleType(name)
        exec(compile(sys.stdin.buffer.read(int(size)), name + ".py", "exec"), module.__dict__)


def parsed(data):
    from decoding import Unreadable, decoded
    from writer import Writer

    answer = {}
    try:
        text, utf8 = decoded(data, answer)
        tree = ast.parse(text)
        writer = Writer(utf8)
        writer.module(tree.body)
        answer["tree"] = writer.numbers
        answer["texts"] = list(writer.texts)
        return json.dumps(answer, separators=(",", ":")).encode("ascii")
    except Unreadable as error:
        what = error.args
    except SyntaxError as error:
        what = ("syntax", error.lineno or 0, str(error.msg))
    except (MemoryError, RecursionError):
        what = ("deep", 0, "")
    except ValueError as error:
        what = ("syntax", 0, str(error))
    named = {key: answer[key] for key in ("encoding", "bom") if key in answer}
    named["error"] = [what[0], what[1], what[2][:200]]
    return json.dumps(named).encode("ascii")


def send(data):
    sys.stdout.buffer.write(b"%d\n" % len(data) + data)
    sys.stdout.buffer.flush()


def limit(memory):
    """Bounds the memory of this process; returns a function that bounds the time of the next file."""
    try:
        import resource
    except ImportError:  # not on every system
        return lambda seconds: None

    def at_most(what, value):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))

    def limit_time(seconds):
        used = resource.getrusage(resource.RUSAGE_SELF)
        at_most(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1)

    at_most(resource.RLIMIT_CORE, 0)
    at_most(resource.RLIMIT_AS, memory)
    return limit_time


def main():
    send(json.dumps({"version": sys.version_info[:2]}).encode("ascii"))
    if sys.version_info < OLDEST:
        return
    take_modules()
    limit_time = limit(int(sys.argv[1]))
    # The trees have no cycles; looking for some takes longer than parsing.
    gc.disable()
    while True:
        request = sys.stdin.buffer.readline().decode("utf-8").split()
        if not request:
            return
        limit_time(int(sys.argv[2]))
        data = sys.stdin.buffer.read(int(request[1]))
        send(parsed(data))


main()
