import datetime
import decimal

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Length, Lower, Now, Pi, Round


class Defaults(models.Model):
    text = models.CharField(max_length=20, db_default="it's 5%")
    blank = models.CharField(max_length=20, blank=True, db_default="")
    number = models.IntegerField(db_default=42)
    flag = models.BooleanField(db_default=False)
    price = models.DecimalField(
        max_digits=5, decimal_places=2, db_default=decimal.Decimal("9.90")
    )
    real = models.FloatField(db_default=Pi())
    day = models.DateField(db_default=datetime.date(2020, 1, 31))
    made = models.DateTimeField(db_default=Now())
    both = models.IntegerField(default=1, db_default=2)
    optional = models.IntegerField(null=True, db_default=None)
    wrapped = models.IntegerField(db_default=Value(3))
    worked_out = models.IntegerField(db_default=Coalesce(Value(None), Value(4)))
    positive = models.PositiveIntegerField(db_default=1)


class DefaultsChecked(models.Model):
    number = models.IntegerField(db_default=42)
    name = models.CharField(max_length=9)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number__gt=0), name="defaults_positive"),
            models.UniqueConstraint(fields=["name"], name="defaults_name"),
        ]

    def __str__(self):
        return self.name


class DefaultsPlainChecked(models.Model):
    made = models.DateTimeField(db_default=Now())
    name = models.CharField(max_length=9)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], name="defaults_plain_name"),
        ]

    def __str__(self):
        return self.name


class Stored(models.Model):
    width = models.IntegerField()
    height = models.IntegerField(null=True)
    name = models.CharField(max_length=20)
    area = models.GeneratedField(
        expression=F("width") * F("height"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    bigger = models.GeneratedField(
        expression=F("width") + 10, output_field=models.IntegerField(), db_persist=True
    )
    lowered = models.GeneratedField(
        expression=Lower("name"),
        output_field=models.CharField(max_length=20),
        db_persist=True,
        unique=True,
    )
    length = models.GeneratedField(
        expression=Length("name"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
        db_index=True,
    )

    def __str__(self):
        return self.name


class Virtual(models.Model):
    price = models.FloatField()
    rounded = models.GeneratedField(
        expression=Round("price"), output_field=models.FloatField(), db_persist=False
    )

    class Meta:
        required_db_features = {"supports_virtual_generated_columns"}


class Tenant(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return self.name


class Ledger(models.Model):
    pk = models.CompositePrimaryKey("tenant_id", "number")
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE)
    number = models.IntegerField()
    label = models.CharField(max_length=20, unique=True)

    def __str__(self):
        return self.label


class Booking(models.Model):
    pk = models.CompositePrimaryKey("tenant", "ledger_number", "line")
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE)
    ledger_number = models.IntegerField()
    line = models.PositiveSmallIntegerField()
    ledger = models.ForeignObject(
        Ledger,
        on_delete=models.CASCADE,
        related_name="bookings",
        from_fields=["tenant", "ledger_number"],
        to_fields=["tenant", "number"],
    )

    class Meta:
        ordering = ["pk"]


class Commented(models.Model):
    id = models.BigAutoField(primary_key=True, db_comment="the key")
    name = models.CharField(max_length=20, db_comment="what it's called")
    rate = models.IntegerField(db_comment="per größe")
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, db_comment="whose")

    class Meta:
        db_table_comment = "Rows with remarks"

    def __str__(self):
        return self.name


class CollatedSqlite(models.Model):
    name = models.CharField(max_length=20, unique=True, db_collation="nocase")
    text = models.TextField(db_collation="rtrim")

    class Meta:
        required_db_vendor = "sqlite"

    def __str__(self):
        return self.name


class CollatedPostgres(models.Model):
    name = models.CharField(max_length=20, unique=True, db_collation="C")
    text = models.TextField(db_index=True, db_collation="de-x-icu")
    slug = models.SlugField(primary_key=True, db_collation="POSIX")

    class Meta:
        required_db_vendor = "postgresql"

    def __str__(self):
        return self.name


class CollatedPostgresLink(models.Model):
    to = models.ForeignKey(CollatedPostgres, on_delete=models.CASCADE)

    class Meta:
        required_db_vendor = "postgresql"


class CollatedMysql(models.Model):
    name = models.CharField(max_length=20, primary_key=True, db_collation="utf8mb4_bin")
    text = models.TextField(db_collation="utf8mb4_german2_ci")

    class Meta:
        required_db_vendor = "mysql"

    def __str__(self):
        return self.name


class CollatedMysqlLink(models.Model):
    to = models.ForeignKey(CollatedMysql, on_delete=models.CASCADE)

    class Meta:
        required_db_vendor = "mysql"
