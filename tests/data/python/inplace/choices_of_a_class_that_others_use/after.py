from django.db import models


class Size(models.TextChoices):
    SMALL = "S"
    LARGE = "L", "Large one"


class Shirt(models.Model):
    size = models.CharField(max_length=1, choices=Size.choices)


class Hat(models.Model):
    size = models.CharField(max_length=1, choices=[("S", "Small")])
