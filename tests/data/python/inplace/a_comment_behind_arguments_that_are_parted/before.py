from django.db import models


class Article(models.Model):
    title = models.CharField(
        max_length=50, verbose_name="the title of the article", blank=True  # as printed
    )
