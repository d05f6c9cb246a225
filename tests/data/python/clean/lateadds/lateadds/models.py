from django.db import models
from django.db.models import Q


class Actor(models.Model):
    coach = models.ForeignKey(
        "self", on_delete=models.CASCADE, related_name="+", null=True
    )
    name = models.CharField(max_length=30)
    troupe = models.ForeignKey("Troupe", on_delete=models.CASCADE, related_name="+")
    former = models.ForeignKey(
        "Troupe", on_delete=models.SET_NULL, related_name="+", null=True, default=3
    )
    guest_of = models.ForeignKey(
        "Troupe", on_delete=models.SET_NULL, related_name="+", null=True
    )
    lead_of = models.OneToOneField(
        "Troupe", on_delete=models.CASCADE, related_name="lead"
    )

    def __str__(self):
        return self.name


class Troupe(models.Model):
    founder = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(unique=True)


class Poster(models.Model):
    troupe = models.ForeignKey(
        Troupe, on_delete=models.CASCADE, related_name="+", to_field="number"
    )

    class Meta:
        order_with_respect_to = "troupe"


class Seat(models.Model):
    key = models.PositiveBigIntegerField(primary_key=True)


class Stage(models.Model):
    key = models.SmallAutoField(primary_key=True)


class Booking(models.Model):
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="+")
    only = models.OneToOneField(Stage, on_delete=models.CASCADE, related_name="+")


class Motto(models.Model):
    text = models.CharField(max_length=20, db_index=True, db_default="a\\b")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(text__in=["a\\b", "%", "x'y", "ö"]), name="motto_text"
            ),
        ]

    def __str__(self):
        return self.text


class Scene(models.Model):
    play = models.ForeignKey("Play", on_delete=models.CASCADE)
    next_scene = models.ForeignKey("self", on_delete=models.SET_NULL, null=True)

    class Meta:
        order_with_respect_to = "play"


class Play(models.Model):
    opening = models.ForeignKey(Scene, on_delete=models.PROTECT, related_name="opens")
    scenes = models.ManyToManyField(Scene, related_name="plays")
