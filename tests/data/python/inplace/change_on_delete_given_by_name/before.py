from django.db.models import CASCADE, CharField, ForeignKey, Model


class Article(Model):
    author = ForeignKey("auth.User", on_delete=CASCADE)
