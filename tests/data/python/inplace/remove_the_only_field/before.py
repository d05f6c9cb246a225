from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)  # all there is


class Page(models.Model):
    """A page."""

    # Counted from 1.
    number = models.IntegerField()
