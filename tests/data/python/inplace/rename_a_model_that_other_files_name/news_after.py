from django.db import models
from shop.models import Piece


class Comment(models.Model):
    article = models.ForeignKey(Piece, on_delete=models.CASCADE)
    about = models.ForeignKey("shop.Piece", models.CASCADE, related_name="+")
