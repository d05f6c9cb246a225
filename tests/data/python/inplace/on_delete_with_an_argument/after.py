from django.db import models


def nobody():
    return None


class Article(models.Model):
    author = models.ForeignKey("auth.User", on_delete=models.SET(nobody), null=True)
