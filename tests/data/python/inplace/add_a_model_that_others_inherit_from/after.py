from django.db import models


class Dated(models.Model):
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Article(Dated):
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
