from django.db import models
from django.utils.translation import gettext_lazy as _

MAX = 10


class Stamped(models.Model):
    code = models.CharField(max_length=MAX, verbose_name=_("code"))

    class Meta:
        abstract = True

    def __str__(self):
        return self.code
