from django.db import models


class Company(models.Model):
    name = models.CharField(max_length=40)
    best_item = models.ForeignKey(
        "stock.Item", on_delete=models.SET_NULL, related_name="+", null=True
    )

    def __str__(self):
        return self.name


class Order(models.Model):
    company = models.ForeignKey(Company, on_delete=models.PROTECT)
    invoice = models.OneToOneField(
        "billing.Invoice",
        on_delete=models.SET_NULL,
        related_name="paid_order",
        null=True,
    )
    items = models.ManyToManyField("stock.Item", through="Line")
    hints = models.ManyToManyField("billing.Payment", blank=True)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    item = models.ForeignKey("stock.Item", on_delete=models.RESTRICT)
    amount = models.PositiveIntegerField(default=1)

    class Meta:
        unique_together = [["order", "item"]]
