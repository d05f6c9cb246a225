from django.db import models


class Article(models.Model):
    count = models.IntegerField()
