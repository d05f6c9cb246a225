from django.db import models


class Article(models.Model):
    title = models.CharField("the title", max_length=200)
    body = models.TextField('the body')
    note = models.TextField('a note', blank=True)
