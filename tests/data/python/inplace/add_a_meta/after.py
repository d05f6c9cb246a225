from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)

    objects = models.Manager()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title


class Page(models.Model):
    number = models.IntegerField()

    class Meta:
        verbose_name_plural = "leaves"
