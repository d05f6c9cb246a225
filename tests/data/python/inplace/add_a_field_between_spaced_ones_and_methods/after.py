from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)

    def __str__(self):
        return self.title

    # The words.
    body = models.TextField()

    pages = models.IntegerField()

    note = models.TextField(blank=True)
