from django.db import models


class Article(models.Model):
    author = models.ForeignKey("auth.User", models.CASCADE)
