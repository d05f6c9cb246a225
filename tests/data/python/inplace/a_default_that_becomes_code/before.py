from django.db import models


class Article(models.Model):
    made = models.DateTimeField(default=None, null=True)
    settings = models.JSONField(default=dict)
