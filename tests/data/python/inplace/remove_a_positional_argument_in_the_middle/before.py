from django.db import models


class Shot(models.Model):
    taken = models.DateTimeField("taken", "taken", True, False)
    seen = models.DateTimeField("seen", None, True)
