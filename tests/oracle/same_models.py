# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two sets of Django apps say the same: what makemigrations finds after one has taken the place of the other.

    same_models.py ORIGINAL WRITTEN LABEL[,LABEL...] [SETTINGS]

ORIGINAL and WRITTEN are folders that hold the apps (`shop/models.py`). SETTINGS is a JSON object: `user_model` and
`default_auto_field` ("" for none) stand for AUTH_USER_MODEL and DEFAULT_AUTO_FIELD, `settings` holds further settings,
`packages` the dotted packages of the apps where they are not the labels.

Migrations are made for ORIGINAL, and the autodetector compares them with WRITTEN; then the other way round. Generic keys and
relations, which migrations do not know, are compared by themselves. Prints what differs and leaves with 1 if anything does,
with 2 if one of the two cannot be loaded. Needs Django 5.2 on PYTHONPATH.
"""

import json
import os
import subprocess
import sys
import tempfile


def configure(root, migrations, labels, given):
    import django
    from django.conf import settings

    sys.path[:0] = [root, migrations]
    contrib = ["contenttypes", "auth", "sites", "sessions"]
    options = {
        "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        "INSTALLED_APPS": [f"django.contrib.{name}" for name in contrib if name not in labels]
        + given.get("packages", labels),
        "MIGRATION_MODULES": {label: f"migrations_of_{label}" for label in labels},
        "SECRET_KEY": "oracle",
        "USE_TZ": True,
        **given.get("settings", {}),
    }
    if given.get("user_model"):
        options["AUTH_USER_MODEL"] = given["user_model"]
    field = given.get("default_auto_field", "BigAutoField")
    if field:
        options["DEFAULT_AUTO_FIELD"] = field if "." in field else f"django.db.models.{field}"
    settings.configure(**options)
    django.setup()


def generic_fields(labels):
    from django.apps import apps

    names = ["ct_field", "fk_field", "content_type_field_name", "object_id_field_name", "for_concrete_model"]
    return {
        model._meta.label: [
            [field.name, type(field).__name__, str(getattr(field, "related_model", None))]
            + [getattr(field, name, None) for name in names]
            for field in model._meta.private_fields
        ]
        for model in apps.get_models()
        if model._meta.app_label in labels and model._meta.private_fields
    }


def make(labels):
    """The migrations of what is installed, and on standard output its generic fields."""
    from django.core.management import call_command

    call_command("makemigrations", *labels, verbosity=0, interactive=False)
    print(json.dumps(generic_fields(labels), sort_keys=True))


def find(labels):
    """What the autodetector would change in the migrations that are there."""
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    for migrations in detector.changes(graph=loader.graph, trim_to_apps=set(labels)).values():
        for migration in migrations:
            for operation in migration.operations:
                name, arguments, options = operation.deconstruct()
                options = {key: getattr(value, "deconstruct", lambda value=value: value)() for key, value in options.items()}
                print(f"{migration.app_label}: {operation.describe()}: {options}")


def run(step, root, migrations, labels, given):
    command = [sys.executable, os.path.abspath(__file__), step, root, migrations, labels, json.dumps(given)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        print(f"{root}: {done.stderr.strip()}")
        sys.exit(2)
    return done.stdout


def differences(old, new, labels, given):
    """Lines that say how the models in `new` differ from those in `old`, and the generic fields of `old`."""
    with tempfile.TemporaryDirectory() as migrations:
        for label in labels.split(","):
            folder = os.path.join(migrations, f"migrations_of_{label}")
            os.mkdir(folder)
            open(os.path.join(folder, "__init__.py"), "w").close()
        generic = run("--make", old, migrations, labels, given)
        return run("--find", new, migrations, labels, given), generic


def main():
    if len(sys.argv) > 1 and sys.argv[1] in ("--make", "--find"):
        step, root, migrations, labels, given = sys.argv[1:]
        configure(root, migrations, labels.split(","), json.loads(given))
        (make if step == "--make" else find)(labels.split(","))
        return 0
    if len(sys.argv) not in (4, 5):
        print(__doc__)
        return 2
    original, written, labels = sys.argv[1:4]
    given = json.loads(sys.argv[4]) if len(sys.argv) == 5 else {}
    forwards, old_generic = differences(original, written, labels, given)
    backwards, new_generic = differences(written, original, labels, given)
    if old_generic != new_generic:
        print(f"generic fields: {old_generic.strip()} became {new_generic.strip()}")
    print("".join(f"original to written: {line}\n" for line in forwards.splitlines()), end="")
    print("".join(f"written to original: {line}\n" for line in backwards.splitlines()), end="")
    return 1 if forwards or backwards or old_generic != new_generic else 0


if __name__ == "__main__":
    sys.exit(main())
