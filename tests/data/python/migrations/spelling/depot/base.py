from datetime import date as Day

from django.db import models
from django.db.models.functions import Lower as Small

FIRST = Day(2001, 2, 3)
WORD = "base"


class Dated(models.Model):
    day = models.DateField(default=FIRST)
    word = models.CharField(max_length=9)

    class Meta:
        abstract = True
        indexes = [models.Index(Small("word"), name="%(class)s_small")]
        constraints = [
            models.CheckConstraint(condition=models.Q(day__gte=FIRST, word=WORD), name="%(class)s_day"),
        ]
