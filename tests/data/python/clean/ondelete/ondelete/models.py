from django.db import models


class Owner(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return self.name


class Cascading(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE)


class Below(models.Model):
    above = models.ForeignKey(Cascading, on_delete=models.CASCADE, related_name="below")


class Protecting(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.PROTECT)


class Restricting(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.RESTRICT)


class Nulling(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.SET_NULL, null=True)


class Defaulting(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.SET_DEFAULT, default=1)


class DefaultingCallable(models.Model):
    owner = models.ForeignKey(
        Owner, on_delete=models.SET_DEFAULT, default=fallback_owner
    )


class SettingValue(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.SET(2), null=True)


class SettingCallable(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.SET(fallback_owner))


class Ignoring(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.DO_NOTHING)


class IgnoringLoosely(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.DO_NOTHING, db_constraint=False)


class Passport(models.Model):
    owner = models.OneToOneField(Owner, on_delete=models.CASCADE, primary_key=True)


class Project(models.Model):
    title = models.CharField(max_length=20)

    def __str__(self):
        return self.title


class Board(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE)


class Card(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    board = models.ForeignKey(Board, on_delete=models.RESTRICT)


class Pin(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    board = models.ForeignKey(Board, on_delete=models.PROTECT)


class Node(models.Model):
    up = models.ForeignKey(
        "self", on_delete=models.CASCADE, related_name="down", null=True
    )


class LooseNode(models.Model):
    up = models.ForeignKey("self", on_delete=models.SET_NULL, null=True)


class FirmNode(models.Model):
    up = models.ForeignKey("self", on_delete=models.PROTECT, null=True)


class Left(models.Model):
    right = models.ForeignKey(
        "Right", on_delete=models.CASCADE, related_name="lefts", null=True
    )


class Right(models.Model):
    left = models.ForeignKey(
        Left, on_delete=models.CASCADE, related_name="rights", null=True
    )
