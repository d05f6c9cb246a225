from django.db import models


class One(models.Model):
    name = models.CharField(max_length=10)


class Two(models.Model):
    name = models.CharField(max_length=20)
