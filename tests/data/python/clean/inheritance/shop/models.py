from django.db import models

from base.models import Stamped


class Product(Stamped):
    name = models.CharField(max_length=50)
    note = None
    parent = None

    class Meta(Stamped.Meta):
        verbose_name = "thing"
        managed = True

    def __str__(self):
        return self.name


class Special(Product):
    extra = models.IntegerField()


class Cheap(Product):
    class Meta:
        proxy = True


class Plain(Stamped):
    price = models.IntegerField()

    class Meta:
        pass


class Bare(models.Model):
    pass


class Nothing(Stamped):
    abstract_is_false = models.BooleanField()

    class Meta:
        abstract = False


class Mixed(Loggable, Stamped, third.party.Base):
    pass
