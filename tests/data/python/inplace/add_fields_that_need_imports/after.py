import datetime
import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from .base import nothing


class Article(models.Model):
    title = models.CharField(max_length=200)
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    seen = models.DateTimeField(default=timezone.now)
    stars = models.IntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
