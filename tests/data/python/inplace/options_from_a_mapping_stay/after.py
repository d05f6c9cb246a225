from django.db import models


COMMON = {"null": True, "blank": True}


class Article(models.Model):
    title = models.CharField(max_length=30, unique=True, **COMMON)
