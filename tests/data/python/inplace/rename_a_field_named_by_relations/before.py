from django.db import models


class Country(models.Model):
    code = models.CharField(max_length=2, unique=True)


class City(models.Model):
    country = models.ForeignKey(Country, models.CASCADE, to_field='code')
    twins = models.ManyToManyField(
        "self", through="Twinning", through_fields=("one", "other")
    )


class Twinning(models.Model):
    one = models.ForeignKey(City, models.CASCADE, related_name="+")
    other = models.ForeignKey(City, models.CASCADE, related_name="+")
