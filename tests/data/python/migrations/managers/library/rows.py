from django.db import models


class ShelfQuerySet(models.QuerySet):
    def full(self):
        return self.filter(full=True)


class Tagged(models.Manager):
    use_in_migrations = True

    def __init__(self, tag, *, limit=10):
        super().__init__()
        self.tag = tag
        self.limit = limit


class Loud(Tagged):
    pass


class Quiet(Tagged):
    use_in_migrations = False
