from django.db import models
from shop.models import Article


class Comment(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE)
    about = models.ForeignKey("shop.Article", models.CASCADE, related_name="+")
