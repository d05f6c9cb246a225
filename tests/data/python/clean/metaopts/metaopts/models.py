import datetime
import decimal

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Upper


class Shelf(models.Model):
    code = models.CharField(max_length=10)
    floor = models.IntegerField()
    room = models.CharField(max_length=10)
    opened = models.DateField(null=True)

    class Meta:
        verbose_name = "shelf"
        verbose_name_plural = "shelves"
        ordering = ["floor", "-room", F("code").asc(nulls_last=True)]
        unique_together = [["floor", "code"], ["room", "code"]]
        get_latest_by = ["opened", "floor"]
        db_table = "store_shelves"
        db_table_comment = "Where things stand; it's all here"
        default_permissions = ("add", "view")
        permissions = [("tidy_shelf", "Can tidy a shelf")]

    def __str__(self):
        return self.code


class Book(models.Model):
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=200, blank=True)
    isbn = models.CharField(max_length=13)
    pages = models.IntegerField()
    price = models.DecimalField(max_digits=6, decimal_places=2)
    printed = models.DateField()
    lent = models.BooleanField(default=False)
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE)
    donor = models.ForeignKey(
        Shelf,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        db_column="given_by",
    )

    class Meta:
        unique_together = ["title", "shelf"]
        indexes = [
            models.Index(fields=["title"]),
            models.Index(fields=["-printed", "title"]),
            models.Index(fields=["shelf", "donor"], name="book_places"),
            models.Index(fields=["title"], condition=Q(lent=True), name="book_lent"),
            models.Index(
                fields=["isbn"], include=["pages", "shelf"], name="book_isbn_inc"
            ),
            models.Index(
                fields=["title"], opclasses=["text_pattern_ops"], name="book_title_ops"
            ),
            models.Index(Lower("title"), name="book_lower"),
            models.Index(
                F("pages").desc(), Upper("isbn").asc(), "price", name="book_mixed"
            ),
            models.Index(F("pages") * 2 + 1, name="book_sum"),
            models.Index(
                fields=["pages"], db_tablespace="pg_default", name="book_space"
            ),
        ]

    def __str__(self):
        return self.title


class Loan(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    reader = models.CharField(max_length=40)
    card = models.IntegerField()
    started = models.DateField()
    ended = models.DateField(null=True)
    note = models.CharField(max_length=40, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "started"], name="loan_card_day"),
            models.UniqueConstraint(
                fields=["book"], condition=Q(ended__isnull=True), name="loan_one_open"
            ),
            models.UniqueConstraint(
                fields=["reader", "started"], include=["ended"], name="loan_reader_inc"
            ),
            models.UniqueConstraint(
                fields=["card", "ended"],
                deferrable=models.Deferrable.DEFERRED,
                name="loan_later",
            ),
            models.UniqueConstraint(
                fields=["card", "note"],
                deferrable=models.Deferrable.IMMEDIATE,
                name="loan_at_once",
            ),
            models.UniqueConstraint(Lower("reader"), "book", name="loan_lower_reader"),
            models.UniqueConstraint(
                F("started").desc(), "card", name="loan_started_desc"
            ),
            models.UniqueConstraint(
                Upper("reader"), condition=Q(card__gte=100), name="loan_upper_cond"
            ),
            models.UniqueConstraint(
                fields=["note", "book"], nulls_distinct=False, name="loan_nulls_same"
            ),
            models.UniqueConstraint(
                fields=["note"], nulls_distinct=True, name="loan_nulls_differ"
            ),
            models.UniqueConstraint(
                fields=["reader"],
                opclasses=["varchar_pattern_ops"],
                name="loan_reader_ops",
            ),
        ]


class Checked(models.Model):
    low = models.IntegerField()
    high = models.IntegerField(null=True)
    kind = models.CharField(max_length=10)
    ratio = models.DecimalField(max_digits=5, decimal_places=2)
    day = models.DateField()
    ready = models.BooleanField(default=True)
    real = models.FloatField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="c_less"),
            models.CheckConstraint(
                condition=Q(kind__in=["a", "b'c", "100%"]), name="c_in"
            ),
            models.CheckConstraint(
                condition=Q(low__gte=0, high__lte=10) | Q(high__isnull=True),
                name="c_or",
            ),
            models.CheckConstraint(condition=~Q(kind="x"), name="c_not"),
            models.CheckConstraint(
                condition=~(Q(low=1) & ~Q(high=2)), name="c_not_and_not"
            ),
            models.CheckConstraint(
                condition=Q(
                    ratio__range=(decimal.Decimal("0.5"), decimal.Decimal("9.75"))
                ),
                name="c_range",
            ),
            models.CheckConstraint(
                condition=Q(day__gt=datetime.date(2001, 2, 3)), name="c_day"
            ),
            models.CheckConstraint(condition=Q(ready=True), name="c_true"),
            models.CheckConstraint(
                condition=Q(kind__startswith="a_") | Q(kind__endswith="z"),
                name="c_like",
            ),
            models.CheckConstraint(condition=Q(low=F("high") - 1), name="c_minus"),
            models.CheckConstraint(condition=Q(low=1) ^ Q(high=1), name="c_xor"),
            models.CheckConstraint(condition=Q(real__gt=1.5), name="c_real"),
            models.CheckConstraint(condition=Q(low__exact=None), name="c_none"),
        ]

    def __str__(self):
        return self.kind


class Conditions(models.Model):
    one = models.IntegerField()
    maybe = models.IntegerField(null=True)
    text = models.CharField(max_length=4)
    flag = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(one=2, maybe=1), name="k_sorted"),
            models.CheckConstraint(condition=Q(one=2) & Q(maybe=1), name="k_and"),
            models.CheckConstraint(condition=~Q(one=2, maybe=1), name="k_not_and"),
            models.CheckConstraint(condition=~(Q(one=1) | Q(maybe=2)), name="k_not_or"),
            models.CheckConstraint(
                condition=Q(one=1) & (Q(maybe=1) | Q(maybe=2)), name="k_nested"
            ),
            models.CheckConstraint(condition=Q(one=1) & ~Q(maybe=2), name="k_and_not"),
            models.CheckConstraint(condition=Q(flag=False), name="k_false"),
            models.CheckConstraint(condition=~Q(flag=True), name="k_not_true"),
            models.CheckConstraint(condition=Q(one__in=[3, 1, 2]), name="k_in_order"),
            models.CheckConstraint(condition=Q(maybe__isnull=False), name="k_not_null"),
            models.CheckConstraint(condition=Q(text__contains="x%"), name="k_contains"),
            models.CheckConstraint(condition=Q(text__iexact="x"), name="k_iexact"),
            models.CheckConstraint(condition=Q(text__regex="^a"), name="k_regex"),
            models.CheckConstraint(
                condition=Q(one__range=(1, F("maybe"))), name="k_range_f"
            ),
            models.CheckConstraint(condition=Q(one__gt=F("maybe") + 1), name="k_plus"),
            models.CheckConstraint(condition=Q(text=""), name="k_empty"),
        ]

    def __str__(self):
        return self.text


class Chapter(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    title = models.CharField(max_length=50)

    class Meta:
        order_with_respect_to = "book"

    def __str__(self):
        return self.title


class Elsewhere(models.Model):
    name = models.CharField(max_length=10, db_index=True)
    book = models.ForeignKey(Book, on_delete=models.DO_NOTHING)

    class Meta:
        managed = False
        db_table = "their_table"

    def __str__(self):
        return self.name


class LinksElsewhere(models.Model):
    outside = models.ForeignKey(
        Elsewhere, on_delete=models.CASCADE, db_constraint=False
    )


class Spaced(models.Model):
    code = models.CharField(max_length=10, unique=True, db_tablespace="pg_default")
    name = models.CharField(max_length=10, db_index=True)
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE)

    class Meta:
        db_tablespace = "pg_default"

    def __str__(self):
        return self.name


class OnlyPostgres(models.Model):
    name = models.CharField(max_length=10)

    class Meta:
        required_db_vendor = "postgresql"

    def __str__(self):
        return self.name


class OnlyWithVirtual(models.Model):
    name = models.CharField(max_length=10)

    class Meta:
        required_db_features = {"supports_virtual_generated_columns"}

    def __str__(self):
        return self.name
