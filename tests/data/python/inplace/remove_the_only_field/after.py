from django.db import models


class Article(models.Model):
    pass


class Page(models.Model):
    """A page."""
