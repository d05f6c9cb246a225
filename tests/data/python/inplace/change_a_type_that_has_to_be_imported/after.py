from django.db.models import CharField, EmailField, Model


class Place(Model):
    name = EmailField(max_length=20)
