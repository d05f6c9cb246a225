from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models


class Member(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(unique=True)
    sponsor = models.ForeignKey("self", on_delete=models.SET_NULL, null=True)

    USERNAME_FIELD = "email"
