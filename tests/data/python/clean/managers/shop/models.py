import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models

from .managers import Kept

OWNER = getattr(settings, "SHOP_OWNER", "auth.Group")
PREFIX = "shop"
LIMIT = 100


class Rows(models.QuerySet):
    def recent(self):
        return self.filter(made__gt=datetime.date.today())

    def short(self):
        return self[:LIMIT]


class Base:
    LENGTH = 5

    pass


class Named(models.Model):
    name = models.CharField(max_length=9)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class Item(Named):
    WORD = "w"

    made = models.DateField()
    code = models.CharField(
        max_length=Base.LENGTH, default=f"{PREFIX}:{WORD!r:>{LIMIT}}"
    )
    owner = models.ForeignKey(OWNER, on_delete=models.CASCADE)
    maker = models.ForeignKey(
        getattr(settings, "SHOP_MAKER", "auth.User"), on_delete=models.CASCADE
    )

    objects: ClassVar[models.Manager] = Rows.as_manager()
    kept = Kept()

    class Meta:
        managed = True
        default_permissions = ["add"]
        permissions = [["a", "b"]]

    def __str__(self):
        return self.code
