from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models


class Member(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(unique=True)
    born = models.DateField(null=True)
    sponsor = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="sponsored", null=True
    )

    USERNAME_FIELD = "email"


class Address(models.Model):
    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    line = models.CharField(max_length=80)

    def __str__(self):
        return self.line
