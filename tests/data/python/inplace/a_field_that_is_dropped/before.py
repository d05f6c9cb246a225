from django.db import models


class Base(models.Model):
    name = models.CharField(max_length=10)
    code = models.CharField(max_length=10)

    class Meta:
        abstract = True


class One(Base):
    name = None


class Two(Base):
    size = models.IntegerField()
