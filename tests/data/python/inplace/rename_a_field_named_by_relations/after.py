from django.db import models


class Country(models.Model):
    iso = models.CharField(max_length=2, unique=True)


class City(models.Model):
    country = models.ForeignKey(Country, models.CASCADE, to_field='iso')
    twins = models.ManyToManyField(
        "self", through="Twinning", through_fields=("one", "partner")
    )


class Twinning(models.Model):
    one = models.ForeignKey(City, models.CASCADE, related_name="+")
    partner = models.ForeignKey(City, models.CASCADE, related_name="+")
