import datetime

from django.db import models
from django.db.models import F
from django.db.models.functions import Lower


class EndsWithUnderscore(models.Model):
    name_ = models.CharField(max_length=5)

    def __str__(self):
        return self.name_


class DoubleUnderscore(models.Model):
    first__last = models.CharField(max_length=5)

    def __str__(self):
        return self.first__last


class NamedPk(models.Model):
    pk = models.IntegerField()


class ChoicesNotIterable(models.Model):
    text = models.CharField(max_length=5, choices="abc")


class ChoicesNotPairs(models.Model):
    text = models.CharField(max_length=5, choices=[("a", "b", "c"), ("d", "e", "f")])
    words = models.CharField(max_length=5, choices=["ab", "cd"])


class IndexNotBoolean(models.Model):
    text = models.CharField(max_length=5, db_index="yes")

    def __str__(self):
        return self.text


class NullKey(models.Model):
    key = models.IntegerField(null=True, primary_key=True)


class ValidatorNotCallable(models.Model):
    number = models.IntegerField(validators=[int, 17])


class ChoicesTooLong(models.Model):
    text = models.CharField(
        max_length=2, choices=[("ok", "Fits"), ("group", [("toolong", "Does not fit")])]
    )


class MutableDefault(models.Model):
    doc = models.JSONField(default={})
    listing = models.JSONField(default=[])


class DefaultFromOtherColumn(models.Model):
    first = models.CharField(max_length=5)
    second = models.CharField(max_length=5, db_default=F("first"))
    third = models.CharField(max_length=5, db_default=Lower(F("first")))


class CompositeMisnamed(models.Model):
    both = models.CompositePrimaryKey("one", "two")
    one = models.IntegerField()
    two = models.IntegerField()


class AutoNotKey(models.Model):
    key = models.IntegerField(primary_key=True)
    counter = models.AutoField()


class NoLength(models.Model):
    text = models.CharField()

    def __str__(self):
        return self.text


class BadLengths(models.Model):
    text_length = models.CharField(max_length="5")
    zero = models.CharField(max_length=0)
    negative = models.SlugField(max_length=-3)
    boolean = models.CharField(max_length=True)


class LengthIgnored(models.Model):
    number = models.IntegerField(max_length=4)
    big = models.PositiveBigIntegerField(max_length=4)


class DecimalNothing(models.Model):
    number = models.DecimalField()


class DecimalNegative(models.Model):
    number = models.DecimalField(max_digits=-1, decimal_places=-1)


class DecimalText(models.Model):
    number = models.DecimalField(max_digits="many", decimal_places="few")


class DecimalTooFewDigits(models.Model):
    number = models.DecimalField(max_digits=2, decimal_places=3)


class PathOfNothing(models.Model):
    path = models.FilePathField(path="assets", allow_files=False)


class AddressBlankNotNull(models.Model):
    address = models.GenericIPAddressField(blank=True)


class TwoAutomatics(models.Model):
    day = models.DateField(auto_now=True, auto_now_add=True)
    stamp = models.DateTimeField(default=datetime.datetime.now, auto_now=True)
    clock = models.TimeField(default=datetime.time, auto_now_add=True)


class FrozenClock(models.Model):
    day = models.DateField(default=datetime.date.today())
    stamp = models.DateTimeField(default=datetime.datetime.now())


class BinaryTextDefault(models.Model):
    raw = models.BinaryField(default="text")


class FileAsKey(models.Model):
    upload = models.FileField(primary_key=True)


class FileAbsolute(models.Model):
    upload = models.FileField(upload_to="/absolute")


class VirtualColumn(models.Model):
    one = models.IntegerField()
    two = models.GeneratedField(
        expression=F("one") + 1, output_field=models.IntegerField(), db_persist=False
    )


class GeneratedBadOutput(models.Model):
    one = models.IntegerField()
    two = models.GeneratedField(
        expression=F("one"),
        output_field=models.CharField(max_length=-1),
        db_persist=True,
    )


class GeneratedWarnedOutput(models.Model):
    one = models.IntegerField()
    two = models.GeneratedField(
        expression=F("one"),
        output_field=models.IntegerField(max_length=3),
        db_persist=True,
    )


class Removed(models.Model):
    address = models.IPAddressField()
    numbers = models.CommaSeparatedIntegerField(max_length=9)
    maybe = models.NullBooleanField()


class IndexedText(models.Model):
    text = models.TextField(db_index=True)
    doc = models.JSONField(db_index=True)
    raw = models.BinaryField(db_index=True)


class CommentedColumn(models.Model):
    text = models.TextField(db_comment="remark")


class LongUnique(models.Model):
    text = models.CharField(max_length=300, unique=True)

    def __str__(self):
        return self.text


class ManyAtOnce(models.Model):
    class CD(models.TextChoices):
        LONG = "long"

    a__b_ = models.CharField(max_length=0, choices="x", db_index=3)
    c__d = models.CharField(max_length=1, choices=CD.choices, validators=["v"])
