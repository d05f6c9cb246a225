from django.db import models


class Article(models.Model):
    title = models.CharField(
        max_length=200, unique=True,
        db_index=True, verbose_name=str("heading"), default=str("none")
    )
