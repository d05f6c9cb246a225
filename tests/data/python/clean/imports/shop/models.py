import random
import uuid
import uuid as uuid_
from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.fields import ArrayField, HStoreField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.db.models import F
from django.db.models.functions import Lower, Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as tr
from project.common import mixins

from .fields import PriceField, SkuField

MAX_LEN = 200
LIMITS = {
    "low": MAX_LEN // 2,  # half
    'high': MAX_LEN
}


def make_code():
    return "".join(random.choices(LETTERS, k=LIMITS["low"]))


LETTERS = """abc
def"""


class Colour(models.TextChoices):
    RED = "r", tr("Red")
    BLUE = "b", tr("Blue")


class Product(mixins.Stamped, models.Model):
    class Kind(models.IntegerChoices):
        """What it is,
in two lines."""

        GOOD = 1
        BAD = 2

    PREFIX = "a"

    sku = SkuField(unique=True)
    price = PriceField(8, Decimal("1.50"), currency="NOK")
    title = models.CharField(
        max_length=MAX_LEN, verbose_name=tr("title"), help_text="text"
    )
    code = models.CharField(
        max_length=20,
        default=make_code,
        validators=[
            RegexValidator(r"^[a-z]+$", message="Only small letters"),  # letters
            MinLengthValidator(3),
        ],
    )
    colour = models.CharField(max_length=1, default=Colour.RED, choices=Colour.choices)
    kind = models.IntegerField(default=Kind.GOOD, choices=Kind.choices)
    prefix = models.CharField(max_length=9, default=PREFIX)
    uuid = models.UUIDField(default=uuid.uuid4)
    other = models.UUIDField(default=uuid_.uuid4, editable=False)
    made = models.DateTimeField(default=timezone.now)
    seen = models.DateTimeField(default=timezone.now)
    tags = ArrayField(models.CharField(max_length=10), default=list)
    words = HStoreField(null=True)
    lost = models.CharField(max_length=9, default=make_number)
    extra = models.IntegerField(default=7, **LIMITS)
    bad = models.CharField(max_length=9)
    worse = models.CharField(max_length=9)
    pair = models.JSONField(default=(1, 2))

    class Meta:
        verbose_name = tr("product")
        ordering = [Lower("title").desc(), "-made"]
        indexes = [
            GinIndex(fields=["tags"], name="tags_gin"),
            models.Index(Upper("title"), F("made").desc(), name="upper_title"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(title__gt="")
                & ~models.Q(
                    code__in=[
                        "a",
                        "b",
                        "a rather long value",
                        "one that is still longer",
                    ]
                ),
                name="titled",
            ),
        ]

    def __str__(self):
        return self.title


class Q(models.Model):
    product = models.ForeignKey(
        Product, on_delete=models.SET(get_default), related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="%(class)s_set"
    )
    missing = models.ForeignKey("warehouse.Shelf", on_delete=keep)
    setting = models.ForeignKey(settings.SHOP_MODEL, on_delete=models.DO_NOTHING)

    class Meta:
        app_label = "shop"


class Gadget(models.Model):
    name = models.TextField(null=True)
    products = models.ManyToManyField(
        Product, through="Use", through_fields=("gadget", "product")
    )

    def __str__(self):
        return self.name or ""


class Use(models.Model):
    gadget = models.ForeignKey(Gadget, on_delete=models.CASCADE)
    product = models.ForeignKey(Product, on_delete=models.CASCADE)
    again = models.ForeignKey("self", on_delete=models.SET_NULL, null=True)
