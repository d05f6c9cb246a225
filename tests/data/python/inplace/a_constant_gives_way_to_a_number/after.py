from django.db import models


MAX_LEN = 40


class Article(models.Model):
    title = models.CharField(max_length=50)
    slug = models.SlugField(max_length=MAX_LEN)
