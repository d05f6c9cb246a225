from django.db import models
from django.db.models import \
    Q

PREFIX = "odd"


def marked(cls): cls.marked = True; return cls


@marked
@(lambda cls: cls)
class Article(models.Model):
    title: models.CharField = models.CharField \
        (max_length=(LIMIT := 50))  # behind the call
    slug = \
        models.SlugField(  # behind the bracket
            # above the argument
            unique=True  # behind the argument
            , db_index=\
            False,
        )
    path = models.CharField(max_length=9, default=f"{PREFIX}/{'a' + ')'}"); raw = models.CharField(max_length=9, default=r"\d(")
    body = (
        # why the parentheses
        models.TextField()
    )
    words = models.CharField("a" 'b'
                             "c", max_length=3)

    class Inner:
        class Meta: ordering = ["not", "this"]

    class Meta: ordering = ["title"]; verbose_name = "odd \
article"

    def text(self): return f"{self.title!r:>{10}}"
