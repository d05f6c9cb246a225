from django.db import models


class Article(models.Model):
    title = models.CharField(
        # as printed
        max_length=50,
        verbose_name="the title of the article",
        blank=True,
        help_text="what stands above the text",
    )
