import uuid

from django.db import models


class Country(models.Model):
    iso = models.CharField(max_length=2, primary_key=True)
    number = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=60, unique=True)

    def __str__(self):
        return self.name


class Machine(models.Model):
    serial = models.UUIDField(default=uuid.uuid4, primary_key=True)


class Located(models.Model):
    country = models.ForeignKey(
        Country,
        on_delete=models.CASCADE,
        related_name="%(app_label)s_%(class)s_items",
        related_query_name="%(app_label)s_%(class)s",
    )

    class Meta:
        abstract = True


class Town(Located):
    twin = models.ForeignKey(
        "self", on_delete=models.SET_NULL, related_name="twins", null=True
    )


class River(Located):
    source_country = models.ForeignKey(
        Country, on_delete=models.CASCADE, related_name="+"
    )
    mouth_country = models.ForeignKey(
        Country, on_delete=models.CASCADE, related_name="mouth_of+"
    )


class Depot(models.Model):
    by_name = models.ForeignKey(
        Country,
        on_delete=models.CASCADE,
        related_name="depots_by_name",
        to_field="name",
    )
    by_number = models.ForeignKey(
        Country,
        on_delete=models.CASCADE,
        related_name="depots_by_number",
        to_field="number",
    )
    machine = models.ForeignKey(
        Machine, on_delete=models.PROTECT, db_column="machine_serial"
    )
    spare = models.ForeignKey(
        Machine,
        on_delete=models.DO_NOTHING,
        related_name="spare_in",
        db_constraint=False,
    )
    unindexed = models.ForeignKey(
        Machine, on_delete=models.CASCADE, related_name="unindexed_in", db_index=False
    )
    only_one = models.OneToOneField(
        Machine,
        on_delete=models.CASCADE,
        related_name="sole_depot",
        null=True,
        blank=True,
    )
    unique_fk = models.ForeignKey(
        Town, on_delete=models.CASCADE, related_name="unique_depot", unique=True
    )
    chosen = models.ForeignKey(
        Town,
        on_delete=models.CASCADE,
        related_name="chosen_by",
        limit_choices_to={"country__iso": "NO"},
        default=1,
        verbose_name="chosen town",
    )


class DepotNote(models.Model):
    depot = models.OneToOneField(Depot, on_delete=models.CASCADE, primary_key=True)
    text = models.TextField()


class DepotNoteSeal(models.Model):
    note = models.OneToOneField(DepotNote, on_delete=models.CASCADE, primary_key=True)


class SealLog(models.Model):
    seal = models.ForeignKey(DepotNoteSeal, on_delete=models.CASCADE)
    keyed_by_fk = models.ForeignKey("CountryKey", on_delete=models.CASCADE)

    class Meta:
        default_related_name = "logs"


class CountryKey(models.Model):
    country = models.ForeignKey(Country, on_delete=models.CASCADE, primary_key=True)


class Flag(models.Model):
    country = models.OneToOneField(Country, on_delete=models.CASCADE)
    bearer = models.OneToOneField(Town, on_delete=models.CASCADE, related_name="+")
