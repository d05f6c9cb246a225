from django.db import models


class Product(models.Model):
    price = models.DecimalField(
        # In the currency of the shop.
        verbose_name="price",
        max_digits=9,  # up to ten million
        decimal_places=2,
        null=True,
        blank=True,  # on request
        default=None,

        help_text="Without tax.",
        db_column="net_price",
        editable=True,
    )  # see also tax
