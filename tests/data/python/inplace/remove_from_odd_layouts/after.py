from django.db import models


class Article(models.Model):
    a = models.IntegerField(); c = models.IntegerField()  # three
    if True:
        f = models.IntegerField()
    g = models.IntegerField()
    class Meta: verbose_name = "x"
