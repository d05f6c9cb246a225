from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)


class Page(models.Model):
    number = models.IntegerField()
    side = models.IntegerField()
