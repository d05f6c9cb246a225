from django.db import models


def upper(value): return value.upper()


class Row(models.Model): code = models.CharField(max_length=3); size = models.IntegerField(null=True)


class Note(models.Model):
	text = models.CharField(max_length=3,validators=[upper],help_text=f"a{{b}}" "c")   # tabs
	words = models.CharField(
		# first
		"words",  # name
		# between
		max_length=10,  # ten

		# last
	)  # end
	kind = models.CharField(max_length=1, choices=(("a", "A"),
	                                              ("b", "B")))  ;

	class Meta: pass
