from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)
    slug = models.SlugField()

    class Meta:
        indexes = [
            models.Index(
                fields=["title"], name="by_head", condition=models.Q(slug="x")
            ),  # for the search
        ]
        constraints = [models.UniqueConstraint(fields=["slug"], name="one_slug")]
