from django.db import models


class ExactlyAtTheLimitOfSixtyThreeCharactersIncludingPrefix(models.Model):
    a_field_whose_name_is_rather_long_but_not_too_long = models.IntegerField(
        db_index=True
    )
    another_field_whose_name_is_rather_long_as_well = models.CharField(
        max_length=30, unique=True
    )

    class Meta:
        unique_together = [
            [
                "a_field_whose_name_is_rather_long_but_not_too_long",
                "another_field_whose_name_is_rather_long_as_well",
            ]
        ]
        indexes = [
            models.Index(
                fields=[
                    "a_field_whose_name_is_rather_long_but_not_too_long",
                    "another_field_whose_name_is_rather_long_as_well",
                ]
            ),
        ]

    def __str__(self):
        return self.another_field_whose_name_is_rather_long_as_well


class OneLetterMoreThanTheServerOfTheLongestNamesCouldEverStand(models.Model):
    number = models.IntegerField(db_index=True)


class AModelWhoseNameGoesOnAndOnUntilNoDatabaseServerIsAbleToHoldIt(models.Model):
    short = models.ForeignKey(
        "Short",
        on_delete=models.CASCADE,
        related_name="from_the_model_with_the_long_name",
    )
    relation_with_a_name_that_is_long_in_itself_too = models.ForeignKey(
        ExactlyAtTheLimitOfSixtyThreeCharactersIncludingPrefix, on_delete=models.CASCADE
    )
    links_with_a_name_that_is_long_in_itself_as_well = models.ManyToManyField("Short")


class Short(models.Model):
    code = models.CharField(max_length=5, unique=True)
    links = models.ManyToManyField(
        "self",
        db_table="longnames_a_link_table_named_by_hand_with_more_letters_than_fit",
    )

    class Meta:
        indexes = [
            models.Index(fields=["-code"]),
        ]

    def __str__(self):
        return self.code


class StartsWithDigit(models.Model):
    column_number_one_of_the_table_that_starts_with_a_digit = models.IntegerField(
        db_index=True
    )
    column_number_two_of_the_table_that_starts_with_a_digit = models.CharField(
        max_length=9
    )
    short = models.ForeignKey(Short, on_delete=models.CASCADE)

    class Meta:
        db_table = "9_lives_of_a_table_with_quite_a_long_name"
        indexes = [
            models.Index(
                fields=["column_number_two_of_the_table_that_starts_with_a_digit"]
            ),
        ]

    def __str__(self):
        return self.column_number_two_of_the_table_that_starts_with_a_digit


class StartsWithUnderscore(models.Model):
    the_only_column_and_a_long_one_it_is_for_this_table = models.IntegerField(
        db_index=True
    )

    class Meta:
        db_table = "_table_that_starts_with_an_underscore"
        indexes = [
            models.Index(
                fields=["the_only_column_and_a_long_one_it_is_for_this_table"]
            ),
        ]


class Überlängenträger(models.Model):
    maß_der_überlänge_in_zentimetern_über_alles = models.IntegerField(db_index=True)
    verknüpfung_zu_etwas_kürzerem_für_größere_übersicht = models.ForeignKey(
        Short, on_delete=models.CASCADE
    )
