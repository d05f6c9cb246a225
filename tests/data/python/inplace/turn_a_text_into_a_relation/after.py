from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    author = models.ForeignKey(
        Author, on_delete=models.SET_NULL, verbose_name="who wrote it", null=True
    )
