# -*- coding: latin-1 -*-
from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200, help_text="Schöner Titel", blank=True)  # naïve
