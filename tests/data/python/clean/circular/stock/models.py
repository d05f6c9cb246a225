from django.db import models
from django.db.models import Q


class Item(models.Model):
    name = models.CharField(max_length=40)
    made_by = models.ForeignKey(
        "orders.Company", on_delete=models.CASCADE, related_name="products"
    )
    shelf = models.ForeignKey("Shelf", on_delete=models.PROTECT)
    position = models.IntegerField(default=0)
    label = models.ForeignKey(
        "Shelf", on_delete=models.CASCADE, related_name="labels", null=True
    )
    code = models.ForeignKey(
        "Shelf",
        on_delete=models.CASCADE,
        related_name="coded",
        to_field="code",
        default="A1",
    )

    class Meta:
        unique_together = [["shelf", "position"]]
        indexes = [
            models.Index(fields=["shelf", "-position"], name="item_place"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(position__gte=0), name="item_position"),
            models.UniqueConstraint(fields=["shelf", "name"], name="item_on_shelf"),
            models.UniqueConstraint(
                fields=["label"], condition=Q(position=0), name="item_first_label"
            ),
        ]

    def __str__(self):
        return self.name


class Shelf(models.Model):
    code = models.CharField(max_length=4, unique=True)
    featured = models.OneToOneField(
        Item, on_delete=models.SET_NULL, related_name="featured_on", null=True
    )
    stand_ins = models.ManyToManyField(
        Item, through="StandIn", related_name="stands_in"
    )
    extras = models.ManyToManyField(Item, related_name="extra_on")

    def __str__(self):
        return self.code


class StandIn(models.Model):
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE)
    item = models.ForeignKey(Item, on_delete=models.CASCADE)
