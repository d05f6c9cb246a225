from django.db import models


class Invoice(models.Model):
    number = models.CharField(max_length=12, primary_key=True)
    order = models.ForeignKey(
        "orders.Order", on_delete=models.CASCADE, related_name="invoices"
    )
    corrects = models.ForeignKey("self", on_delete=models.CASCADE, null=True)

    def __str__(self):
        return self.number


class Payment(models.Model):
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE)
    for_item = models.ForeignKey("stock.Item", on_delete=models.SET_NULL, null=True)
    paid = models.DateTimeField(auto_now_add=True)
