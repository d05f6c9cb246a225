from django.db import models


class Article(models.Model):
    """What the paper prints."""

    address = models.SlugField(unique=True)  # part of the address
    # The words above it.
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["-title", "address"]

    def __str__(self):
        return self.title
