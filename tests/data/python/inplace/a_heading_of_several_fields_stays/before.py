from django.db import models


class Article(models.Model):
    # ---- words ----
    title = models.CharField(max_length=200)
    body = models.TextField()

    # ---- dates ----
    made = models.DateField()
    seen = models.DateField()
