from django.db import models


class Article(models.Model):
    title: str = models.CharField(max_length=200)
    body: "models.TextField[str, str]" = models.TextField()
