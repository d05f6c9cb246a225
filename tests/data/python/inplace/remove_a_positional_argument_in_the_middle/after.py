from django.db import models


class Shot(models.Model):
    taken = models.DateTimeField("taken", auto_now=True, auto_now_add=False)
    seen = models.DateTimeField("seen", None, False)
