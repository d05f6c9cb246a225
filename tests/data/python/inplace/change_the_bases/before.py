from django.db import models


class Mixin:
    pass


class Dated(models.Model):
    class Meta:
        abstract = True


class Article(Mixin, models.Model):  # the main thing
    title = models.CharField(max_length=20)


class Page(Dated):
    number = models.IntegerField()
