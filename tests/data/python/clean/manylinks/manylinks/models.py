from django.db import models


class Genre(models.Model):
    name = models.CharField(max_length=20, unique=True)

    def __str__(self):
        return self.name


class Player(models.Model):
    name = models.CharField(max_length=40)
    friends = models.ManyToManyField("self")
    mentors = models.ManyToManyField(
        "self", related_name="pupils", symmetrical=False, blank=True
    )
    rivals = models.ManyToManyField(
        "self", through="Rivalry", through_fields=("challenger", "challenged")
    )

    def __str__(self):
        return self.name


class Rivalry(models.Model):
    challenger = models.ForeignKey(
        Player, on_delete=models.CASCADE, related_name="challenges"
    )
    challenged = models.ForeignKey(
        Player, on_delete=models.CASCADE, related_name="challenged_by"
    )
    referee = models.ForeignKey(
        Player, on_delete=models.SET_NULL, related_name="+", null=True
    )
    score = models.PositiveSmallIntegerField(default=0)


class Band(models.Model):
    name = models.CharField(max_length=40)
    genres = models.ManyToManyField(
        Genre, related_name="bands", related_query_name="band"
    )
    members = models.ManyToManyField(Player, through="Membership", related_name="bands")
    hidden_genres = models.ManyToManyField(
        Genre, related_name="+", db_table="band hidden"
    )
    loose_genres = models.ManyToManyField(
        Genre, related_name="loose_%(class)s_set", db_constraint=False
    )
    guests = models.ManyToManyField(
        Player,
        through="Guest",
        through_fields=("band", "player"),
        related_name="guest_in",
    )
    later = models.ManyToManyField("Venue", limit_choices_to={"open": True})

    def __str__(self):
        return self.name


class Membership(models.Model):
    player = models.ForeignKey(Player, on_delete=models.CASCADE)
    band = models.ForeignKey(Band, on_delete=models.CASCADE)
    joined = models.DateField()
    role = models.CharField(max_length=30, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["player", "band"], name="one_membership"),
        ]

    def __str__(self):
        return self.role


class Guest(models.Model):
    band = models.ForeignKey(Band, on_delete=models.CASCADE)
    player = models.ForeignKey(Player, on_delete=models.CASCADE)
    invited_by = models.ForeignKey(
        Player, on_delete=models.CASCADE, related_name="invitations"
    )
    fee = models.DecimalField(max_digits=6, decimal_places=2, null=True)


class Venue(models.Model):
    slug = models.CharField(max_length=20, primary_key=True)
    open = models.BooleanField(default=True)

    def __str__(self):
        return self.slug


class Programme(models.Model):
    venues = models.ManyToManyField(Venue)
    bands = models.ManyToManyField(Band, through="Slot")


class Slot(models.Model):
    programme = models.OneToOneField(
        Programme, on_delete=models.CASCADE, primary_key=True
    )
    band = models.ForeignKey(Band, on_delete=models.CASCADE)
