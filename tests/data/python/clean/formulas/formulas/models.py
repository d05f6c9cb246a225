import datetime
import decimal
import uuid

from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Q, Value, When
from django.db.models.functions import (
    MD5,
    Abs,
    Cast,
    Ceil,
    Chr,
    Coalesce,
    Concat,
    Exp,
    Floor,
    Greatest,
    Least,
    Left,
    Length,
    Ln,
    Log,
    Lower,
    LPad,
    LTrim,
    Mod,
    Now,
    NullIf,
    Ord,
    Pi,
    Power,
    Random,
    Repeat,
    Replace,
    Reverse,
    Right,
    Round,
    RPad,
    RTrim,
    Sign,
    Sqrt,
    StrIndex,
    Substr,
    Trim,
    Upper,
)
from django.db.models.lookups import GreaterThan, IsNull


class Source(models.Model):
    word = models.CharField(max_length=30)
    other = models.CharField(max_length=30, null=True)
    count = models.IntegerField()
    share = models.DecimalField(max_digits=7, decimal_places=3)
    real = models.FloatField()
    day = models.DateField()
    moment = models.DateTimeField()
    clock = models.TimeField()
    flag = models.BooleanField(default=False)
    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        indexes = [
            models.Index(Abs("count"), name="x_abs"),
            models.Index(Ceil("real"), Floor("real"), name="x_ceil_floor"),
            models.Index(Coalesce("other", "word"), name="x_coalesce"),
            models.Index(Coalesce("other", Value("none")), name="x_coalesce_value"),
            models.Index(Concat("word", Value("-"), "other"), name="x_concat"),
            models.Index(Exp("real"), Ln("real"), Sqrt("real"), name="x_exp"),
            models.Index(Log(2, "real"), name="x_log"),
            models.Index(
                Greatest("count", Value(3)), Least("count", 4), name="x_greatest"
            ),
            models.Index(Left("word", 3), Right("word", 2), name="x_left"),
            models.Index(Length("word"), name="x_length"),
            models.Index(LPad("word", 5), RPad("word", 6, Value("*")), name="x_pad"),
            models.Index(Trim("word"), LTrim("word"), RTrim("word"), name="x_trim"),
            models.Index(MD5("word"), name="x_md5"),
            models.Index(Mod("count", 7), name="x_mod"),
            models.Index(Mod("real", 7), name="x_mod_real"),
            models.Index(NullIf("word", Value("")), name="x_nullif"),
            models.Index(Ord("word"), Chr("count"), name="x_ord"),
            models.Index(Power("count", 2), name="x_power"),
            models.Index(Repeat("word", 2), Reverse("word"), name="x_repeat"),
            models.Index(Replace("word", Value("a"), Value("b")), name="x_replace"),
            models.Index(Replace("word", Value("a")), name="x_replace_none"),
            models.Index(Round("real"), Round("share", precision=1), name="x_round"),
            models.Index(Sign("count"), name="x_sign"),
            models.Index(
                StrIndex("word", Value("x")),
                Substr("word", 2),
                Substr("word", 2, 3),
                name="x_substr",
            ),
            models.Index(
                Upper(Left(F("word"), 3)).desc(nulls_last=True), name="x_nested"
            ),
            models.Index(
                F("other").asc(nulls_first=True), "count", name="x_nulls_first"
            ),
            models.Index(
                Cast("count", models.CharField(max_length=12)), name="x_cast_char"
            ),
            models.Index(Cast("word", models.IntegerField()), name="x_cast_int"),
            models.Index(
                Cast("word", models.DecimalField(max_digits=5, decimal_places=2)),
                name="x_cast_decimal",
            ),
            models.Index(Cast("count", models.FloatField()), name="x_cast_float"),
            models.Index(Cast("moment", models.DateField()), name="x_cast_date"),
            models.Index(
                Cast("count", models.BigIntegerField()),
                Cast("count", models.TextField()),
                name="x_cast_big",
            ),
            models.Index(
                Case(
                    When(count__gt=3, flag=True, then=Value("a")),
                    When(Q(count=1) | Q(count=2), then="word"),
                    default=Value("b"),
                ),
                name="x_case",
            ),
            models.Index(
                Case(When(flag=True, then=1), output_field=models.IntegerField()),
                name="x_case_none",
            ),
            models.Index(
                F("share") * 2, F("share") + decimal.Decimal("0.5"), name="x_share"
            ),
            models.Index(
                F("count") / 2, F("count") % 3, F("count") ** 2, name="x_signs"
            ),
            models.Index(-F("count"), name="x_negative"),
            models.Index(
                ExpressionWrapper(
                    F("share") * F("count"), output_field=models.DecimalField()
                ),
                name="x_wrapped",
            ),
            models.Index(Value(1.5) + F("real"), 2 - F("count"), name="x_left_value"),
            models.Index(
                fields=["word"],
                condition=Q(count__gt=F("count") * 2 + 1) & ~Q(other="x"),
                name="x_condition",
            ),
            models.Index(
                fields=["word"],
                condition=Q(moment__lt=datetime.datetime(2020, 1, 2, 3, 4, 5)),
                name="x_moment",
            ),
            models.Index(
                fields=["word"],
                condition=Q(
                    moment__lt=datetime.datetime(
                        2020, 1, 2, 3, 4, 5, 60, tzinfo=datetime.timezone.utc
                    )
                ),
                name="x_moment_utc",
            ),
            models.Index(
                fields=["word"],
                condition=Q(clock__gte=datetime.time(12, 30)),
                name="x_clock",
            ),
            models.Index(
                fields=["word"],
                condition=Q(token=uuid.UUID("12345678-1234-5678-1234-567812345678")),
                name="x_token",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(share__in=[1, decimal.Decimal("2.50"), "3.0"]),
                name="c_share_in",
            ),
            models.CheckConstraint(condition=Q(share__gt=0.1), name="c_share_float"),
            models.CheckConstraint(
                condition=Q(count__gte=1.5) | Q(count__lt="7"), name="c_rounded"
            ),
            models.CheckConstraint(condition=Q(word=F("other")), name="c_columns"),
            models.CheckConstraint(condition=~Q(word=F("other")), name="c_not_columns"),
            models.CheckConstraint(
                condition=~Q(other__isnull=True) | ~Q(other__in=["a", "b"]),
                name="c_not_in",
            ),
            models.CheckConstraint(
                condition=Q(word__contains=F("other")), name="c_contains_column"
            ),
            models.CheckConstraint(
                condition=Q(word__istartswith=F("other")), name="c_istarts_column"
            ),
            models.CheckConstraint(
                condition=Q(word__icontains="ä_"), name="c_icontains"
            ),
            models.CheckConstraint(
                condition=Q(word__iendswith="x") & Q(word__iregex="^[a-z]+$"),
                name="c_iregex",
            ),
            models.CheckConstraint(condition=Q(word__iexact="a_b"), name="c_iexact"),
            models.CheckConstraint(condition=Q(word=Lower("other")), name="c_function"),
            models.CheckConstraint(condition=Q(count=Length("word") + 1), name="c_sum"),
            models.CheckConstraint(condition=Q(count=Value(5)), name="c_value"),
            models.CheckConstraint(
                condition=Q(count=1) ^ Q(count=2) ^ Q(flag=True), name="c_xor_three"
            ),
            models.CheckConstraint(
                condition=~(Q(count=1) ^ Q(count=2)), name="c_not_xor"
            ),
            models.CheckConstraint(
                condition=GreaterThan(F("count"), 3), name="c_lookup"
            ),
            models.CheckConstraint(
                condition=Q(IsNull(F("other"), False)) & Q(flag=False), name="c_isnull"
            ),
            models.CheckConstraint(
                condition=Q(Q(count=1), Q(count=2) | Q(count=3), flag=True),
                name="c_positional",
            ),
            models.CheckConstraint(
                condition=Q(count__in=[F("count"), 3]), name="c_in_column"
            ),
            models.CheckConstraint(
                condition=Q(count__gt=-1)
                & Q(real__gt=-1.5)
                & Q(share__gt=decimal.Decimal("-2.5")),
                name="c_negative",
            ),
            models.CheckConstraint(
                condition=Q(real__lt=1e20) & Q(real__gt=3), name="c_big_float"
            ),
            models.CheckConstraint(condition=Q(pk__gt=0), name="c_pk"),
            models.CheckConstraint(
                condition=~Q(flag=False) & ~~Q(count=1), name="c_not_false"
            ),
        ]


class Given(models.Model):
    number = models.IntegerField(db_default=-5)
    real = models.FloatField(db_default=1)
    small = models.FloatField(db_default=-0.25)
    price = models.DecimalField(max_digits=9, decimal_places=2, db_default="1.5")
    word = models.CharField(max_length=30, db_default=Value("x\ty"))
    upper = models.CharField(max_length=30, db_default=Upper(Value("abc")))
    text = models.TextField(db_default="long")
    flag = models.BooleanField(db_default=True)
    moment = models.DateTimeField(db_default=datetime.datetime(2020, 1, 2, 3, 4, 5))
    clock = models.TimeField(db_default=datetime.time(3, 4, 5, 600))
    wait = models.DurationField(
        db_default=datetime.timedelta(days=1, seconds=2, microseconds=3)
    )
    luck = models.FloatField(db_default=Random())
    half = models.FloatField(db_default=Round(Pi() / 2, precision=3))
    made = models.DateField(db_default=Now())
    total = models.GeneratedField(
        expression=F("price") * F("number"),
        output_field=models.DecimalField(max_digits=12, decimal_places=2),
        db_persist=True,
    )
    label = models.GeneratedField(
        expression=Concat("word", Value(": "), "upper"),
        output_field=models.CharField(max_length=70),
        db_persist=True,
    )
    kind = models.GeneratedField(
        expression=Case(When(number__lt=0, then=Value("minus")), default=Value("plus")),
        output_field=models.CharField(max_length=5),
        db_persist=True,
        db_index=True,
    )


class RawSqlite(models.Model):
    data = models.BinaryField(db_default=b"\x01\xff")
    token = models.UUIDField(
        db_default=uuid.UUID("12345678-1234-5678-1234-567812345678")
    )

    class Meta:
        required_db_vendor = "sqlite"


class RawPostgres(models.Model):
    data = models.BinaryField(db_default=b"\x01\xff")
    token = models.UUIDField(
        db_default=uuid.UUID("12345678-1234-5678-1234-567812345678")
    )

    class Meta:
        required_db_vendor = "postgresql"


class Holder(models.Model):
    given = models.ForeignKey(Given, on_delete=models.CASCADE, db_default=1)
    source = models.OneToOneField(
        Source, on_delete=models.SET_NULL, null=True, db_comment="which 'one'"
    )
