from django.db import models


class Größe(models.Model):
    maß = models.IntegerField(help_text="Länge – in Metern")
    höhe = models.IntegerField()  # Höhe über dem Meer

    class Meta:
        ordering = ["maß", "höhe"]
