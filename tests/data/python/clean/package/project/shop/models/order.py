from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import money
from .base import MAX, Stamped


class Order(Stamped):
    total = money.MoneyField(max_digits=MAX)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    invoice = models.ForeignKey("Invoice", on_delete=models.CASCADE, null=True)


class Invoice(models.Model):
    number = models.IntegerField(verbose_name=_("number"))
