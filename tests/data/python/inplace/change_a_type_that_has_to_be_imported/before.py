from django.db.models import CharField, Model


class Place(Model):
    name = CharField(max_length=20)
