from django.db import models


class Team(models.Model):
    name = models.CharField(max_length=40)

    def __str__(self):
        return self.name


class Member(models.Model):
    team = models.ForeignKey(Team, on_delete=models.DB_CASCADE, related_name="members")
    mentor = models.ForeignKey(
        "self", on_delete=models.DB_SET_NULL, related_name="pupils", null=True
    )


class Badge(models.Model):
    member = models.OneToOneField(Member, on_delete=models.DB_CASCADE, primary_key=True)
    team = models.ForeignKey(Team, on_delete=models.DB_SET_DEFAULT, db_default=1)
