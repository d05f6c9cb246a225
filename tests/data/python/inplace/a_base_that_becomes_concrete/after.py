from django.db import models


class Base(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        ordering = ["name"]
        verbose_name = "thing"


class Child(Base):
    size = models.IntegerField()

    class Meta:  # as all of them
        verbose_name = "child"
        ordering = ["name"]


class Other(Base):
    class Meta:
        verbose_name = "thing"
        ordering = ["name"]


class Heir(Base):
    pass
