import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from .rows import Loud, Quiet, ShelfQuerySet, Tagged as Tag

WORD = "first"


class LentManager(models.Manager.from_queryset(ShelfQuerySet)):
    use_in_migrations = True


class Kept(models.Model):
    kept = Tag(WORD, limit=2 ** 63)

    class Meta:
        abstract = True


class Plain(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4)
    objects = models.Manager()


class Shelf(models.Model):
    full = models.BooleanField(default=False)
    objects = ShelfQuerySet.as_manager()
    shelves: ClassVar[models.Manager] = models.Manager()


class Named(models.Model):
    rows = models.Manager.from_queryset(ShelfQuerySet)()


class Book(Kept):
    lent = LentManager()


class Novel(Book):
    pass


class Poem(Book):
    poems = Quiet("x")
    objects = Loud("y")


class Loan(models.Model):
    everything = models.Manager()
    open_ones = Quiet("open")
    closed = LentManager()

    class Meta:
        base_manager_name = "everything"
        default_manager_name = "open_ones"


class Return(Loan):
    late = models.BooleanField()


class LateReturn(Return):
    class Meta:
        proxy = True


class Reader(AbstractUser):
    pass


class Clerk(AbstractUser):
    clerks = UserManager()

    class Meta:
        default_manager_name = "objects"

    groups = None
    user_permissions = None
