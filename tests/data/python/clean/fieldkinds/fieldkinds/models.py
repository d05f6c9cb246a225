import datetime
import decimal
import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models


class TinyKey(models.Model):
    key = models.SmallAutoField(primary_key=True)


class PlainKey(models.Model):
    key = models.AutoField(primary_key=True)


class WideKey(models.Model):
    key = models.BigAutoField(primary_key=True, db_column="wide")


class TextKey(models.Model):
    code = models.CharField(max_length=12, primary_key=True)

    def __str__(self):
        return self.code


class UuidKey(models.Model):
    token = models.UUIDField(default=uuid.uuid4, primary_key=True, editable=False)


class Numbers(models.Model):
    whole = models.IntegerField(default=7)
    big = models.BigIntegerField(null=True)
    small = models.SmallIntegerField(db_index=True)
    positive = models.PositiveIntegerField()
    positive_big = models.PositiveBigIntegerField(default=0)
    positive_small = models.PositiveSmallIntegerField(unique=True)
    real = models.FloatField(null=True, blank=True)
    price = models.DecimalField(
        max_digits=9,
        decimal_places=2,
        default=decimal.Decimal("1.50"),
        validators=[MinValueValidator(0)],
    )
    ratio = models.DecimalField(max_digits=4, decimal_places=4, db_index=True)
    flag = models.BooleanField()
    tristate = models.BooleanField(null=True, default=None)
    year = models.IntegerField(default=this_year, verbose_name="Year of issue")


class Texts(models.Model):
    short = models.CharField(max_length=40, db_index=True, verbose_name="a short text")
    code = models.CharField(
        max_length=10, unique=True, validators=[RegexValidator(r"^[A-Z]+$")]
    )
    optional = models.CharField(max_length=10, null=True, blank=True, default="none")
    renamed = models.CharField(max_length=5, db_column="Other Name")
    long = models.TextField(help_text="As long as you like.")
    indexed_long = models.TextField(db_index=True)
    limited_long = models.TextField(max_length=500, default="")
    slug = models.SlugField(max_length=70, unique=True)
    free_slug = models.SlugField(allow_unicode=True, db_index=False)
    mail = models.EmailField()
    other_mail = models.EmailField(
        max_length=100, unique=True, error_messages={"unique": "Taken."}
    )
    link = models.URLField()
    long_link = models.URLField(max_length=500, null=True, editable=False)

    def __str__(self):
        return self.code


class Moments(models.Model):
    day = models.DateField()
    made_on = models.DateField(auto_now_add=True)
    title = models.CharField(max_length=20, unique_for_date="day")
    chapter = models.CharField(max_length=20, unique_for_month="day")
    volume = models.CharField(max_length=20, unique_for_year="day")
    stamp = models.DateTimeField(db_index=True)
    touched = models.DateTimeField(auto_now=True)
    clock = models.TimeField(null=True)
    ticked = models.TimeField(auto_now=True)
    span = models.DurationField(default=datetime.timedelta(hours=1))

    def __str__(self):
        return self.title


class Others(models.Model):
    raw = models.BinaryField()
    small_raw = models.BinaryField(
        max_length=16, null=True, default=b"ab", editable=True
    )
    doc = models.JSONField()
    opt_doc = models.JSONField(null=True, default=dict, encoder=DjangoJSONEncoder)
    address = models.GenericIPAddressField()
    v4 = models.GenericIPAddressField(null=True, blank=True, protocol="IPv4")
    mapped = models.GenericIPAddressField(unpack_ipv4=True, unique=True)
    token = models.UUIDField()
    opt_token = models.UUIDField(null=True, unique=True)
    upload = models.FileField(upload_to="files/%Y")
    indexed_upload = models.FileField(max_length=200, db_index=True)
    picture = models.ImageField(
        blank=True, upload_to="pictures", width_field="wide", height_field="high"
    )
    wide = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    path = models.FilePathField(path="assets", match=".*\\.txt$", recursive=True)


class Choices(models.Model):
    class Pairs(models.TextChoices):
        ALPHA = "a"
        BETA = "b"

    size = models.CharField(max_length=2, default=Size.SMALL, choices=Size.choices)
    size_class = models.CharField(max_length=2, choices=Size)
    grade = models.IntegerField(default=Grade.MIDDLE, choices=Grade)
    pairs = models.CharField(max_length=1, choices=Pairs.choices)
    mapping = models.CharField(max_length=1, choices={"x": "Ex", "y": "Why"})
    grouped = models.CharField(
        max_length=5,
        blank=True,
        choices={
            "Warm": {"r": "Red", "o": "Orange"},
            "Cold": {"b": "Blue"},
            "n": "None",
        },
    )
    called = models.CharField(max_length=1, choices=colours)
    empty_label = models.IntegerField(
        null=True, choices=[(None, "Unknown"), (1, "One")]
    )
