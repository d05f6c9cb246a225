import sys

from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)
    if sys.platform == "linux":
        pass
    if sys.platform == "win32":
        drive = models.CharField(max_length=1, null=True)
        path = models.CharField(max_length=100)
    size = models.IntegerField()
