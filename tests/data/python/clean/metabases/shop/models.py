from django.db import models


class Common:
    ordering = ["name"]


class Holder:
    class Meta:
        ordering = ["-name"]

    class Options:
        verbose_name = "held"


class Shop(models.Model):
    name = models.CharField(max_length=10)

    class Meta(Common):
        verbose_name = "shop"

    def __str__(self):
        return self.name


class Shop2(models.Model):
    name = models.CharField(max_length=10)

    class Meta(Holder.Meta):
        verbose_name = "shop"

    def __str__(self):
        return self.name


class Shop3(models.Model):
    name = models.CharField(max_length=10)

    class Meta(Holder.Options, Common):
        pass

    def __str__(self):
        return self.name
