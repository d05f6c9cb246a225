from django.db import models


class Article(models.Model):
    STATUS = (
        ('d', 'Draft'),  # not yet
        ('p', 'In print'),
        ('x', 'Gone'),
    )
    status = models.CharField(max_length=1, choices=STATUS)
