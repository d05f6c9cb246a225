from django.db import models
from shop.models import Article


class Story(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE)
