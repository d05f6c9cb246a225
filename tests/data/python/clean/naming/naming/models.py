from django.db import models


class Order(models.Model):
    select = models.CharField(max_length=10)
    where = models.IntegerField(db_index=True)
    group = models.ForeignKey("Group", on_delete=models.CASCADE)
    user = models.ForeignKey("User", on_delete=models.CASCADE, db_column="from")
    table = models.BooleanField(default=False)
    values = models.JSONField(default=list)
    desc = models.TextField()
    index = models.PositiveIntegerField(unique=True)
    primary = models.SlugField(db_column="primary")
    order = models.ManyToManyField("self", related_name="limit", symmetrical=False)

    class Meta:
        unique_together = [["select", "where"]]
        db_table = "order"

    def __str__(self):
        return self.select


class Group(models.Model):
    key = models.CharField(max_length=5, primary_key=True)

    class Meta:
        db_table = "group"

    def __str__(self):
        return self.key


class User(models.Model):
    is_null = models.BooleanField(null=True)


class Straße(models.Model):
    länge = models.PositiveIntegerField()
    名前 = models.CharField(max_length=20, unique=True)
    größte = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="kleinere", null=True
    )
    улицы = models.ManyToManyField("Город", db_table="связи")

    def __str__(self):
        return self.名前


class Город(models.Model):
    имя = models.CharField(max_length=30, default="Ñandú", db_comment="имя 'города'")

    class Meta:
        verbose_name = "город"

    def __str__(self):
        return self.имя


class HTTPServerLog(models.Model):
    IPAddress = models.GenericIPAddressField()
    StatusCode = models.PositiveSmallIntegerField(
        db_index=True, db_column="Status Code"
    )
    rate = models.PositiveIntegerField(db_column="100%")
    via = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, db_column="Via Server"
    )

    class Meta:
        db_table = "HTTP Log"


class Quoted(models.Model):
    name = models.CharField(max_length=10, db_index=True)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True)

    class Meta:
        db_table = '"Quoted Table"'

    def __str__(self):
        return self.name


class Underscore_Name(models.Model):
    some_order = models.ForeignKey(Order, on_delete=models.CASCADE)
    field_ids = models.IntegerField()
    links = models.ManyToManyField(Straße)
