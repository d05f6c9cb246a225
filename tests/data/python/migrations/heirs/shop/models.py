from django.conf import settings
from django.db import models
from django.db.models import F


class Named(models.Model):
    name = models.CharField(max_length=10)

    class Meta:
        abstract = True
        ordering = ("name",)
        default_permissions = []
        permissions = (("see", "Can see"),)


class Dated(models.Model):
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        get_latest_by = "made"


class Mixin:
    pass


class Other(object):
    pass


class Product(Mixin, Named, Dated, Other):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, limit_choices_to={"is_staff": True})
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True)

    class Meta(Named.Meta):
        verbose_name = "a product"
        db_table = "products"
        select_on_save = True
        base_manager_name = "objects"


class Plain(Named):
    pass


class Picture(models.Model):
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_query_name="picture")
    also = models.ManyToManyField(Product, through="Shown", through_fields=("picture", "product"), related_name="also_in")

    class Meta:
        order_with_respect_to = "product"
        unique_together = ["product", "id"]


class Shown(models.Model):
    picture = models.ForeignKey(Picture, models.CASCADE)
    product = models.ForeignKey(Product, models.CASCADE)

    class Meta:
        indexes = [models.Index(fields=["picture", "product"])]
        ordering = [F("picture").desc(), "-product"]
        unique_together = (("picture", "product"), ("product", "picture"))
        managed = True


class Legacy(models.Model):
    old = models.IntegerField(primary_key=True, db_column="OLD")
    product = models.ForeignKey(Product, models.DO_NOTHING)

    class Meta:
        managed = False
        unique_together = [("old", "product")]
