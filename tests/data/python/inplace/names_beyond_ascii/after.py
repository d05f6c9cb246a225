from django.db import models


class Größe(models.Model):
    länge = models.IntegerField(help_text="Länge – in Metern")
    höhe = models.IntegerField(help_text="Füße")  # Höhe über dem Meer

    class Meta:
        ordering = ["länge", "höhe"]
