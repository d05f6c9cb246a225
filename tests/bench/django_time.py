# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how many seconds makemigrations and sqlmigrate take for the apps in a folder (PYTHONPATH: Django).

    django_time.py FOLDER
"""

import io
import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
labels = sorted(path.parent.name for path in folder.glob("*/models.py"))
settings.configure(
    INSTALLED_APPS=labels,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()
start = time.perf_counter()
call_command("makemigrations", *labels, verbosity=0)
for label in labels:
    for migration in sorted((folder / label / "migrations").glob("0*.py")):
        call_command("sqlmigrate", label, migration.stem, stdout=io.StringIO())
print(f"{django.get_version()} {time.perf_counter() - start:.2f}")
