from django.db import models


class Point(models.Model):
    x = models.IntegerField(); y = models.IntegerField(default=0); z = models.IntegerField()


class Short(models.Model): a = models.IntegerField(); b = models.IntegerField()
