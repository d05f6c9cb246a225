from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    reader = models.ForeignKey("Later", on_delete=models.CASCADE)


class Later(models.Model):
    name = models.CharField(max_length=20)
