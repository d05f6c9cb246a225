from django.contrib.auth.models import AbstractUser, Group
from django.db import models


class Logged:
    pass


class Member(Logged, AbstractUser):
    born = models.DateField(null=True)
    site = models.ForeignKey("sites.Site", models.PROTECT)


class Staff(Member):
    class Meta:
        proxy = True
        ordering = ["username"]


class Team(Group):
    lead = models.ForeignKey(Member, models.CASCADE, related_name="+")


class Everyone(Group):
    class Meta:
        proxy = True
