from django.db import models


def upper(value): return value.upper()


class Line(models.Model):
	code = models.CharField(max_length=3); size = models.IntegerField(null=True, default=3)
	extra = models.TextField()


class Note(models.Model):
	text = models.CharField(max_length=4,validators=[upper],help_text=f"a{{b}}" "c")   # tabs
	words = models.CharField(
		# first
		"words",  # name
		blank=True,

		# last
	)  # end
	kind = models.CharField(max_length=1, choices=(("a", "A"),
	                                              ("b", "B")), default="a")  ;

	class Meta:
		ordering = ["text"]
