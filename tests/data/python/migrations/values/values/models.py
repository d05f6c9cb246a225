import datetime
import decimal
import re
import uuid
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.core import validators
from django.core.validators import (
    FileExtensionValidator,
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
    validate_slug,
)
from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Func, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Lower, Now, TruncDate, Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .fields import SkuField
from .validators import Multiple, validate_even as even

MAX_LENGTH = 40
COLOURS = (("r", _("Red")), ("g", _("Green")))
HOUR = 60 * 60


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OUT = "out", _("Published")


class Level(models.IntegerChoices):
    LOW = 1
    VERY_HIGH = 9


def make_code():
    return "x"


def folder(instance, filename):
    return filename


def plain_choices():
    return [("a", "A")]


class Literals(models.Model):
    whole = models.IntegerField(default=-7)
    large = models.BigIntegerField(default=HOUR * 24)
    hexed = models.IntegerField(default=0x10)
    real = models.FloatField(default=1.5)
    tiny = models.FloatField(default=1e-7)
    huge = models.FloatField(default=1e16)
    round = models.FloatField(default=2.0)
    price = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal("0.10"))
    other_price = models.DecimalField(max_digits=5, decimal_places=2, default=decimal.Decimal(3))
    small_price = models.DecimalField(max_digits=12, decimal_places=10, default=Decimal("1e-9"))
    day = models.DateField(default=datetime.date(2020, 2, 29))
    clock = models.TimeField(default=datetime.time(12, 30))
    seconds = models.TimeField(default=datetime.time(1, 2, 3, 4))
    stamp = models.DateTimeField(default=datetime.datetime(2020, 1, 2, tzinfo=datetime.timezone.utc))
    span = models.DurationField(default=timedelta(days=1, hours=2, milliseconds=5))
    back = models.DurationField(default=timedelta(hours=-1))
    key = models.UUIDField(default=uuid.UUID("12345678123456781234567812345678"))
    data = models.BinaryField(default=b"a'\x00\xff")
    text = models.CharField(max_length=MAX_LENGTH, default="it's \"both\" \\ and\ttab\nline")
    unicode = models.CharField(_("naïve – name"), max_length=40, default="日本\u200b\u00a0\U0001f600")
    nothing = models.CharField(max_length=3, null=True, default=None)
    mapping = models.JSONField(default=dict, help_text=_("Keys & values"))


class Callables(models.Model):
    code = models.CharField(max_length=9, default=make_code)
    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    now = models.DateTimeField(default=timezone.now)
    today = models.DateField(default=datetime.date.today)
    raw_now = models.DateTimeField(default=datetime.datetime.now)
    items = models.JSONField(default=list)
    upload = models.FileField(upload_to=folder, validators=[FileExtensionValidator(["pdf", "txt"])])
    choice = models.CharField(max_length=1, choices=plain_choices)


class Choices(models.Model):
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.DRAFT)
    status_class = models.CharField(max_length=9, choices=Status, default=Status.OUT.value)
    level = models.IntegerField(choices=Level.choices, default=Level.VERY_HIGH)
    colour = models.CharField(pgettext_lazy("paint", "colour"), max_length=1, choices=COLOURS)
    grouped = models.CharField(max_length=1, choices=[("Warm", (("r", "Red"),)), ("c", "Cold")], blank=True)
    mapping = models.IntegerField(choices={1: "One", 2: "Two"})


class Checked(models.Model):
    bounded = models.IntegerField(validators=[MinValueValidator(1), MaxValueValidator(limit_value=9, message=_("Too much"))])
    matched = models.CharField(max_length=9, validators=[RegexValidator(regex=r"^\d+$", flags=re.IGNORECASE)])
    slug = models.CharField(max_length=9, validators=[validate_slug, validators.validate_email, even])
    multiple = models.IntegerField(validators=(Multiple(3), Multiple(of=5)))
    compiled = models.CharField(max_length=9, validators=[RegexValidator(re.compile("^a"))])
    sku = SkuField()
    long_sku = SkuField(max_length=20, null=True)
    messages = models.IntegerField(error_messages={"required": _("Needed"), "invalid": "Wrong"})


class Fields(models.Model):
    auto = models.SlugField()
    unindexed = models.SlugField(db_index=False, max_length=80)
    unique = models.SlugField(unique=True, max_length=50)
    mail = models.EmailField()
    url = models.URLField(max_length=200)
    file = models.FileField(max_length=100)
    path = models.FilePathField(path="/srv", allow_files=False, allow_folders=True)
    address = models.GenericIPAddressField(protocol="both", unpack_ipv4=False)
    editable = models.BinaryField(editable=True)
    added = models.DateTimeField(auto_now_add=True, editable=False)
    touched = models.DateField(auto_now=True, db_index=True)
    defaults = models.CharField(max_length=3, null=False, blank=False, unique=False, db_index=False, editable=True, help_text="", db_column=None)


class Expressions(models.Model):
    low = models.IntegerField()
    high = models.IntegerField()
    name = models.CharField(max_length=20)
    status = models.CharField(max_length=9, choices=Status)
    made = models.DateTimeField(db_default=Now())
    one = models.IntegerField(db_default=Value(1))
    total = models.GeneratedField(
        expression=F("low") + F("high") * 2, output_field=models.BigIntegerField(), db_persist=True
    )
    label = models.GeneratedField(
        expression=Case(When(low__gt=3, then=Value("big")), default=Value("small"), output_field=models.CharField(max_length=5)),
        output_field=models.CharField("the label", max_length=5),
        db_persist=False,
    )
    shown = models.GeneratedField(
        expression=Concat(Upper("name"), Value(" "), Cast("low", models.CharField(max_length=9))),
        output_field=models.EmailField(),
        db_persist=True,
    )
    rest = models.GeneratedField(expression=F("low") % 2 - 1, output_field=models.IntegerField(), db_persist=True)
    power = models.GeneratedField(expression=2 ** F("low"), output_field=models.IntegerField(), db_persist=True)
    minus = models.GeneratedField(expression=-F("low"), output_field=models.IntegerField(), db_persist=True)
    bits = models.GeneratedField(expression=F("low").bitand(3), output_field=models.IntegerField(), db_persist=True)
    func = models.GeneratedField(
        expression=Func("low", function="ABS", output_field=models.IntegerField()),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    wrapped = models.GeneratedField(
        expression=ExpressionWrapper(Q(low=1), output_field=models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(Lower("name").desc(nulls_last=True), "low", name="%(class)s_mixed"),
            models.Index(fields=["-low", "name"]),
            models.Index(fields=["name"], name="%(app_label)s_part", condition=Q(low__gt=1) & ~Q(status=Status.DRAFT)),
            models.Index(TruncDate("made"), name="by_day"),
            models.Index(Coalesce("low", 0), name="or_nothing"),
            models.Index(fields=["low"], name="with_name", include=["name"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(low__lte=F("high")), name="%(app_label)s_%(class)s_order"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="known", violation_error_message=_("Unknown %(name)s")),
            models.CheckConstraint(condition=(Q(low=1) | Q(low=2)) & Q(high=3) & Q(name="x"), name="and_or"),
            models.CheckConstraint(condition=Q(Q(low=1), high=2, _connector=Q.OR), name="inner"),
            models.CheckConstraint(condition=~(~Q(low=1)), name="twice"),
            models.CheckConstraint(condition=Q(low=1) ^ Q(high=1) ^ Q(name=""), name="xor"),
            models.CheckConstraint(condition=Q(low__in=(1, 2)), name="tuple"),
            models.UniqueConstraint(fields=["low"], name="uniq", deferrable=models.Deferrable.DEFERRED),
            models.UniqueConstraint(Lower("name"), name="uniq_lower", violation_error_code="taken"),
            models.UniqueConstraint(fields=("low", "high"), name="pair", condition=Q(name__isnull=False), nulls_distinct=False),
        ]
