from pathlib import Path

from django.db import models

from .base import Dated
from .fields import CodeField, LooseField, ShortField

WORD = "models"
FIRST = 1


class Mixin:
    pass


class Last:
    pass


class Crate(Dated):
    name = models.CharField(name="name", max_length=5)
    code = CodeField()
    other = CodeField(separator="/")
    loose = LooseField()
    long = LooseField(max_length=60)
    short = ShortField(unique=True)


class Pair(models.Model, Mixin):
    sizes = models.JSONField(default=(1, (2, [3])), db_default=(5, 10))
    lists = models.JSONField(default=[1, (2,)])
    most = models.PositiveBigIntegerField(default=2**63 - 1)
    least = models.BigIntegerField(default=-(2**63))
    rest = models.IntegerField(default=-7 // 2)
    crates = models.ManyToManyField(Crate, name="crates")
    files = models.FileField(upload_to=Path("a/./b", "c/"))
    attribute = models.CharField(name="told", max_length=3)

    class Meta:
        permissions = [["a", "A"], ("b", "B")]
        default_permissions = ["add"]
        required_db_features = ["supports_transactions"]
        required_db_vendor = None
        managed = True
        ordering = ("most",)


class Single(Mixin, models.Model, Last):
    class Meta:
        default_permissions = ("add",)
        permissions = (("x", "X"),)
        get_latest_by = ("id",)
        select_on_save = False
