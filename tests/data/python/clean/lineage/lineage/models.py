from django.db import models


class Stamped(models.Model):
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["made"]
        get_latest_by = "made"
        abstract = True


class Named(models.Model):
    name = models.CharField(max_length=50)
    nickname = models.CharField(max_length=50, blank=True)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["name"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name=""), name="%(app_label)s_%(class)s_named"
            ),
        ]

    def __str__(self):
        return self.name


class Place(Named, Stamped):
    street = models.CharField(max_length=80)

    class Meta(Named.Meta):
        ordering = ["name"]

    def __str__(self):
        return self.street


class Cafe(Place):
    seats = models.PositiveIntegerField(default=0)

    class Meta:
        pass


class Bar(Place):
    base = models.OneToOneField(
        Place, on_delete=models.CASCADE, related_name="as_bar", parent_link=True
    )
    licence = models.CharField(max_length=20)

    class Meta:
        verbose_name = "public bar"

    def __str__(self):
        return self.licence


class LateBar(Bar):
    closes = models.TimeField()

    class Meta:
        ordering = ["-closes"]


class Ship(models.Model):
    ship_id = models.AutoField(primary_key=True)
    tonnage = models.IntegerField()


class ShipBar(Bar, Ship):
    deck = models.IntegerField()

    class Meta:
        db_table = "lineage_floating_bar"


class Anonymous(Named):
    name = models.TextField()
    nickname = None

    class Meta:
        db_table = "lineage_nameless"

    def __str__(self):
        return self.name


class OldCafe(Cafe):
    class Meta:
        ordering = ["-seats"]
        proxy = True


class OlderCafe(OldCafe):
    class Meta:
        verbose_name = "much older café"
        proxy = True


class Chair(models.Model):
    cafe = models.ForeignKey(Cafe, on_delete=models.CASCADE)
    old = models.ForeignKey(
        OldCafe, on_delete=models.CASCADE, related_name="old_chairs", null=True
    )
    stored_at = models.ForeignKey(
        Place, on_delete=models.SET_NULL, related_name="stored", null=True
    )


class Guide(models.Model):
    places = models.ManyToManyField(Place)
    bars = models.ManyToManyField(LateBar, related_name="guides")


class PocketGuide(Guide):
    pages = models.IntegerField()
