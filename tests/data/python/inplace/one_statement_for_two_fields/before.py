from django.db import models


class Point(models.Model):
    x = y = models.IntegerField(default=0)
    a = b = models.IntegerField()
