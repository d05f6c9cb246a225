# SPDX-License-Identifier: GPL-3.0-or-later
"""What Relata reads and writes, compared with the real Django 5.2 (PYTHONPATH), schema by schema.

    check.py RELATA [NAME...]

The schemas are those of tests/data/python/golden; without NAME all of them and Django's own contrib apps.  Leaves with 1 if
anything differs.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
GOLDEN = DATA / "python" / "golden"
CONTRIB = ["admin", "auth", "contenttypes", "flatpages", "redirects", "sessions", "sites"]
SETTINGS = """
INSTALLED_APPS = {apps!r}
DATABASES = {{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}}}
SECRET_KEY = "oracle"
USE_TZ = True
SILENCED_SYSTEM_CHECKS = ["fields.E210"]  # Pillow may be missing
AUTH_USER_MODEL = {user!r}
{extra}
"""


class Difference(Exception):
    """Something is not as Django has it."""


class Case:
    """One schema in a scratch folder: its sources, and the project that Relata makes of them."""

    def __init__(self, relata, name, scratch):
        self.relata = relata
        self.name = name
        self.schema = json.loads((GOLDEN / name / "schema.json").read_text())
        self.labels = self.schema["labels"]
        self.original = GOLDEN / name
        self.source = scratch / "source"
        self.project = scratch / "project.relata"
        self.scratch = scratch

    def run(self, *arguments, status=(0,)):
        done = subprocess.run([self.relata, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode not in status:
            raise Difference(f"relata {arguments[0]} left with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def read(self):
        """Imports a copy of the sources; everything in it has to be known."""
        for label in self.labels:
            shutil.copytree(self.original / label, self.source / label, ignore=shutil.ignore_patterns("__pycache__"))
        options = ["--json", "-o", self.project]
        if self.schema.get("user_model"):
            options += ["--user-model", self.schema["user_model"]]
        if "default_auto_field" in self.schema:
            options += ["--default-auto-field", self.schema["default_auto_field"]]
        report = json.loads(self.run("import", *(self.source / label for label in self.labels), *options))
        partly = [f"{model['label']}: {' '.join(model['reasons'])}" for model in report["models"]
                  if model["status"] != "complete"]
        if partly or report["unread"]:
            raise Difference(f"not known completely: {partly + report['unread']}")

    def in_place(self):
        """Without a change not a byte differs."""
        target = self.scratch / "in_place"
        self.run("python", self.project, "-o", target)
        for label in self.labels:
            compare_bytes(self.source / label / "models.py", target / label / "models.py")

    def clean(self):
        """Written from the project alone, Django's autodetector finds nothing to do either way."""
        shutil.rmtree(self.source)
        target = self.scratch / "clean"
        self.run("python", self.project, "-o", target)
        for label in self.labels:
            (target / label / "__init__.py").touch()
        given = {key: self.schema[key] for key in ("user_model", "default_auto_field", "settings") if key in self.schema}
        done = subprocess.run(
            [sys.executable, "-B", HERE / "same_models.py", self.original, target, ",".join(self.labels), json.dumps(given)],
            capture_output=True, text=True)
        if done.returncode:
            raise Difference((done.stdout + done.stderr).strip()[-2000:])

    def migrations(self):
        """The files that makemigrations writes, header comment aside."""
        target = self.scratch / "migrations"
        self.run("migration", self.project, "-o", target)
        wanted = made_migrations(self)
        got = {path.relative_to(target).as_posix(): path.read_text()
               for path in sorted(target.rglob("migrations/0*.py"))}
        if sorted(wanted) != sorted(got):
            raise Difference(f"migrations are {sorted(got)}, not {sorted(wanted)}")
        for path, text in wanted.items():
            if text != without_header(got[path]):
                raise Difference(f"{path} differs:\n{first_difference(without_header(got[path]), text)}")

    def describe(self):
        wanted = json.loads((DATA / "describe" / f"{self.name}.json").read_text())
        got = json.loads(self.run("describe", self.project, "--json"))
        for key in ("models", "accessors"):
            if got[key] != wanted[key]:
                raise Difference(f"{key} differ:\n{json_difference(got[key], wanted[key])}")

    def check(self):
        wanted = json.loads((DATA / "checks" / f"{self.name}.checks.json").read_text())
        for dialect in ("sqlite", "postgresql", "mariadb"):
            got = json.loads(self.run("check", self.project, "--dialect", dialect, "--json", status=(0, 1)))
            found = sorted((entry["id"], entry["object"] or "") for entry in got)
            told = sorted((entry["id"], entry["object"] or "") for entry in wanted if dialect in entry["dialects"])
            if found != told:
                raise Difference(f"{dialect}: found {sorted(set(found) - set(told))}, missed {sorted(set(told) - set(found))}")


def compare_bytes(wanted, got):
    if not got.is_file():
        raise Difference(f"{got.name} of {wanted.parent.name} was not written")
    if wanted.read_bytes() != got.read_bytes():
        raise Difference(f"{got.parent.name}/{got.name} is not byte for byte what was read")


def without_header(text):
    return "\n".join(line for line in text.splitlines() if not line.startswith("# Generated by Django")).strip() + "\n"


def first_difference(got, wanted):
    for number, (ours, theirs) in enumerate(zip(got.splitlines() + [""] * 999, wanted.splitlines()), 1):
        if ours != theirs:
            return f"  line {number} is     {ours}\n  line {number} wanted {theirs}"
    return "  it is longer than wanted"


def json_difference(got, wanted, path=""):
    if isinstance(got, dict) and isinstance(wanted, dict):
        for key in sorted({*got, *wanted}):
            if got.get(key) != wanted.get(key):
                return json_difference(got.get(key), wanted.get(key), f"{path}.{key}")
    if isinstance(got, list) and isinstance(wanted, list) and len(got) == len(wanted):
        for number, (ours, theirs) in enumerate(zip(got, wanted)):
            if ours != theirs:
                return json_difference(ours, theirs, f"{path}[{number}]")
    return f"  {path} is     {json.dumps(got)[:300]}\n  {path} wanted {json.dumps(wanted)[:300]}"


def made_migrations(case):
    """Runs the real makemigrations on a copy of the schema."""
    work = case.scratch / "made"
    for label in case.labels:
        shutil.copytree(case.original / label, work / label, ignore=shutil.ignore_patterns("__pycache__"))
        (work / label / "migrations").mkdir()
        (work / label / "migrations" / "__init__.py").touch()
    extra = [f"{key} = {value!r}" for key, value in case.schema.get("settings", {}).items()]
    field = case.schema.get("default_auto_field", "django.db.models.BigAutoField")
    if field:
        extra.append(f"DEFAULT_AUTO_FIELD = {field!r}")
    (work / "oracle_settings.py").write_text(SETTINGS.format(
        apps=["django.contrib.contenttypes", "django.contrib.auth", *case.labels],
        user=case.schema.get("user_model", "auth.User"), extra="\n".join(extra)))
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "oracle_settings",
                   "PYTHONPATH": os.pathsep.join([str(work), os.environ["PYTHONPATH"]])}
    done = subprocess.run(
        [sys.executable, "-B", "-W", "ignore", "-m", "django", "makemigrations", "-v", "0", *case.labels],
        cwd=work, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise Difference(f"makemigrations: {done.stderr.strip().splitlines()[-1]}")
    return {path.relative_to(work).as_posix(): without_header(path.read_text())
            for path in sorted(work.rglob("migrations/0*.py"))}


def check_contrib(relata, scratch):
    """Django's own apps: known completely, and written back byte for byte."""
    import django

    folder = Path(django.__file__).parent / "contrib"
    for name in CONTRIB:
        project, target = scratch / f"{name}.relata", scratch / f"{name}_written"
        done = subprocess.run([relata, "import", folder / name, "-o", project, "--json"], capture_output=True, text=True)
        if done.returncode:
            raise Difference(f"{name}: {done.stderr.strip() or done.stdout[-500:]}")
        partly = [model["label"] for model in json.loads(done.stdout)["models"] if model["status"] != "complete"]
        if partly:
            raise Difference(f"{name}: known only partly: {partly}")
        done = subprocess.run([relata, "python", project, "-o", target], capture_output=True, text=True)
        if done.returncode:
            raise Difference(f"{name}: {done.stderr.strip()}")
        written = sorted(target.rglob("*.py"))
        if not written:
            raise Difference(f"{name}: nothing was written")
        for path in written:
            compare_bytes(folder.parent.parent / path.relative_to(target), path)


def steps_of(name):
    """Of deliberate mistakes Django makes no migrations, and some of what it says of them goes by what a schema does not hold:
    settings of the project's own, apps that are not installed, methods."""
    if name == "wrong_fields":
        return ["read", "describe", "in_place"]
    if name.startswith("wrong_"):
        return ["read", "in_place"]
    return ["read", "describe", "check", "in_place", "migrations", "clean"]


def main():
    relata, names = sys.argv[1], sys.argv[2:]
    failed = 0
    for name in names or sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()):
        with tempfile.TemporaryDirectory() as scratch:
            case = Case(relata, name, Path(scratch))
            for step in steps_of(name):
                try:
                    getattr(case, step)()
                except Difference as difference:
                    failed += 1
                    print(f"FAIL {name}, {step}: {difference}")
                    if step == "read":
                        break
    if not names:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                check_contrib(relata, Path(scratch))
            except Difference as difference:
                failed += 1
                print(f"FAIL contrib: {difference}")
    print(f"{failed} differences from Django" if failed else "everything is as Django has it")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
