from django.db import models


class Point(models.Model):
    x = models.IntegerField(default=0)
    y = models.IntegerField(default=1)
    b = models.IntegerField()
