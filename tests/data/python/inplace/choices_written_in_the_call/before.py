from django.db import models


class Article(models.Model):
    status = models.CharField(
        max_length=1,
        choices=[
            ("d", "Draft"),  # not yet
            ("p", "Published"),
        ],
    )
    kind = models.CharField(max_length=1, choices={"a": "Alpha", "b": "Beta"})
