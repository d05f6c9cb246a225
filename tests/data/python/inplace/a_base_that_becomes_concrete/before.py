from django.db import models


class Base(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        abstract = True
        ordering = ["name"]
        verbose_name = "thing"


class Child(Base):
    size = models.IntegerField()

    class Meta(Base.Meta):  # as all of them
        verbose_name = "child"


class Other(Base):
    class Meta(Base.Meta):
        pass


class Heir(Base):
    pass
