from django.db import models

from shop.models import Author


class Review(models.Model):
    title = models.CharField(max_length=200)

    def authors(self):
        return Author.objects.all()
