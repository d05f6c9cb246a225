from django.db import models


class Article(models.Model):
    author = models.ForeignKey(
        "auth.User",
        on_delete=models.CASCADE,
        null=True,
        related_name="articles_written_by_them",
        help_text="Who wrote the words, and nobody else at all.",
    )
    editor = models.ForeignKey("auth.User", on_delete=models.CASCADE, related_name="edited_articles")
