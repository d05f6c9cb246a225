import datetime as dt
from datetime import timedelta

from django.db import models
from django.utils import timezone as tz


class Article(models.Model):
    made = models.DateTimeField(default=tz.now)
    span = models.DurationField(default=timedelta(1))
