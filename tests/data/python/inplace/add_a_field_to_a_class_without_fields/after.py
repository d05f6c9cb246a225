from django.db import models


class Empty(models.Model):
    name = models.CharField(max_length=10)


class Documented(models.Model):
    """Nothing yet."""

    name = models.CharField(max_length=10)


class Acting(models.Model):
    name = models.CharField(max_length=10)

    def act(self):
        return 1


class Short(models.Model):
    name = models.CharField(max_length=10)
