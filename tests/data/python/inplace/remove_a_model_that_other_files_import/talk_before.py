from django.db import models
from shop.models import Author


class Talk(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
