from django.db import models


class Article(models.Model):
    """What the paper prints."""

    # The words above it.
    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)  # part of the address
    body = models.TextField(blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-title", "slug"]

    def __str__(self):
        return self.title
