from django.db import models
from django.utils import timezone


class Article(models.Model):
    made = models.DateTimeField(default=timezone.now, null=True)
    settings = models.JSONField(default=list)
