from django.apps import AppConfig


class PeopleConfig(AppConfig):
    default_auto_field = "django.db.models.AutoField"
    name = "people"
