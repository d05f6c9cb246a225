import datetime

from django.db import models

from .base import nothing


class Article(models.Model):
    title = models.CharField(max_length=200)
