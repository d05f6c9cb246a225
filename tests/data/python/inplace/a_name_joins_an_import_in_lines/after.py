from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)
    stars = models.IntegerField(validators=[MinValueValidator(1)])
    code = models.CharField(max_length=5, validators=[RegexValidator("x")])
