from django.db import models


class Article(models.Model):
    title = models.CharField(
        max_length=200,
        help_text="What stands above it.",
        error_messages={"blank": "Say something."},
        verbose_name="the words that stand above the article",
    )
