from django.db import models


class Article(models.Model):
    title = models.CharField(null=True, max_length=200, blank=True)
