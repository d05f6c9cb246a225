from django.db import models


class Article(models.Model):
    title = models.CharField(
        max_length=200,
        # Drafts have none,
        # and that is fine.
        blank=True,  # for drafts
        null=True,  # ditto
        help_text="x"
    )
