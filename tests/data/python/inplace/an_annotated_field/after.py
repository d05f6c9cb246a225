from django.db import models


class Article(models.Model):
    headline: str = models.CharField(max_length=200)
    body: "models.TextField[str, str]" = models.TextField(blank=True)
