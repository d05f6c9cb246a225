from django.db.models import CASCADE, PROTECT, CharField, ForeignKey, Model


class Article(Model):
    author = ForeignKey("auth.User", on_delete=PROTECT)
