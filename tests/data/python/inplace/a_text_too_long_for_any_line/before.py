from django.db import models
from django.utils.translation import gettext_lazy as _


class Article(models.Model):
    title = models.CharField(max_length=200, help_text=_("Words."))
    body = models.TextField()
