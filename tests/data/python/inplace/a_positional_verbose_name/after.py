from django.db import models


class Article(models.Model):
    title = models.CharField("the headline", max_length=200)
    body = models.TextField()
    note = models.TextField(blank=True)
