from django.db import models


class Empty(models.Model):
    pass


class Documented(models.Model):
    """Nothing yet."""


class Acting(models.Model):
    def act(self):
        return 1


class Short(models.Model): pass
