from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)

    class Meta:
        # As the archive wants it.
        db_table = "articles"
        ordering = ["title"]  # by name
        verbose_name = "piece"
