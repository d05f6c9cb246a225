from django.db import models


class Point(models.Model):
    x = models.IntegerField(default=1); z = models.IntegerField()


class Short(models.Model):
    a = models.IntegerField()
    c = models.IntegerField()
