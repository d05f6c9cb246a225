from django.db import models


class Article(models.Model):
    title = \
        models.CharField(max_length=200)
    body = (
        models.TextField(  # words
            help_text=("first "
                       "second"),
        )
    )
    code = models.CharField(max_length=(1 +
                                        2))
