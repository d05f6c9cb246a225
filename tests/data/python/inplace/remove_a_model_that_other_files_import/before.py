from django.db import models


class Base(models.Model):
    class Meta:
        abstract = True


class Author(models.Model):
    name = models.CharField(max_length=200)


class Article(Base):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
