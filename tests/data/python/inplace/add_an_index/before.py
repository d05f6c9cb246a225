from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)
    slug = models.SlugField()

    class Meta:
        indexes = [
            models.Index(fields=["title"], name="by_title"),  # for the search
            models.Index(fields=["slug"], name="by_slug"),
        ]
        constraints = [models.UniqueConstraint(fields=["slug"], name="one_slug")]
