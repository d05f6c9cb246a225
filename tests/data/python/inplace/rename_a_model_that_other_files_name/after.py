from django.db import models


class Piece(models.Model):
    title = models.CharField(max_length=20)
