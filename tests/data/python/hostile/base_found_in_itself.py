from django.db import models


class Article(Article.Model):
    title = models.CharField(max_length=10)


class First(Second.Inner):
    pass


class Second(First.Inner):
    pass
